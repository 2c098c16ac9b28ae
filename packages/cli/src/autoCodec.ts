import type { AnyTokenCodec, Detection, DetectOptions } from '@token-codecs/core'
import { detect, Rfc6749Token } from '@token-codecs/core'
import { loadPackages } from './codecs.js'
import { inputAdvice } from './inputKind.js'
import { listOf } from './listOf.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes } from './Streams.js'
import { writeError } from './style.js'

/** The codec that `--from auto` chose. */
export interface Choice {
  readonly codec: AnyTokenCodec
  /** One line for standard error. */
  readonly message: string
  readonly detection: Detection
}

/** Settings of the conversion that the codec is for. */
export interface ChoiceOptions extends DetectOptions {
  /** The codec that writes the token. */
  readonly to?: AnyTokenCodec
}

/** The reason why `--from auto` chose no codec. */
export interface NoChoice {
  readonly codec?: undefined
  readonly message: string
  readonly code: ExitCode
}

/** Detects among all codecs. The standard codec is the first of those that read the same token. */
export const detectAmongAll = async (
  responses: Iterable<string | Uint8Array>,
  options: DetectOptions = {},
): Promise<Detection> => {
  const codecs = (await loadPackages()).flatMap((each) => each.codecs)
  return detect([Rfc6749Token, ...codecs.filter((codec) => codec !== Rfc6749Token)], responses, options)
}

export const idsOf = (codecs: Iterable<{ readonly codec: AnyTokenCodec }>): readonly string[] =>
  [...codecs].map(({ codec }) => codec.id)

const reasonFor = ({ verdict, best, read }: Detection): string => {
  if (verdict === 'error') return 'an error response'
  const most = best[0]?.read ?? 0
  const reason = best.length > 1 ? `harmless: ${best.length - 1} more read the same token` : 'sure'
  return most < read ? `${reason}, but reads only ${most} of ${read}` : reason
}

/**
 * Chooses the codec for `--from auto`, from one response or the first ones of a file. Chooses none if several codecs
 * read different tokens. Prefers the target among equals, because only that writes unknown members back. An error
 * response is for the codec that recognizes it.
 */
export const chooseCodec = async (
  responses: Iterable<string | Uint8Array>,
  { to, ...options }: ChoiceOptions = {},
): Promise<Choice | NoChoice> => {
  const detection = await detectAmongAll(responses, options)
  const { verdict, best, differences, alternatives, errorCodecs } = detection
  const said = (message: string): string => `token-codecs: --from auto: ${message}`
  if (verdict === 'disagree') {
    const ids = alternatives.map(([first, ...same]) =>
      same.length === 0 ? `${first?.id}` : `${first?.id} (or ${same.map(({ id }) => id).join(', ')})`,
    )
    const message = `the codecs disagree on ${listOf(differences, 'and')}: pass --from ${listOf(ids, 'or')}`
    return { code: exitCodes.disagree, message: said(message) }
  }
  const { codec = errorCodecs[0] } = best.find((candidate) => candidate.codec === to) ?? best[0] ?? {}
  if (codec === undefined) return { code: exitCodes.refused, message: said('no codec reads the input') }
  return { codec, message: said(`${codec.id} (${reasonFor(detection)})`), detection }
}

/** Says which codec reads all responses, and returns it, or the exit code if that is not clear. */
export const automaticCodec = async (
  responses: readonly (string | Uint8Array)[],
  { receivedAt, to }: ChoiceOptions,
  { stderr }: Streams,
): Promise<AnyTokenCodec | ExitCode> => {
  const choice = await chooseCodec(responses, {
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(to === undefined ? {} : { to }),
  })
  if (choice.codec !== undefined) {
    stderr.write(`${choice.message}\n`)
    return choice.codec
  }
  const [first, ...rest] = responses
  const isUnread = choice.code === exitCodes.refused && first instanceof Uint8Array && rest.length === 0
  const advice = isUnread ? inputAdvice(first, ['--lines', '--csv']) : undefined
  writeError(stderr, advice === undefined ? choice.message : `token-codecs: the input ${advice}`)
  return choice.code
}
