import type { AnyTokenCodec, ConvertOptions, Either, Note, TokenError } from '@token-codecs/core'
import { formatError, parseResponse } from '@token-codecs/core'
import type { ConvertFlags } from './convertCommand.js'
import { namedCodec } from './namedCodec.js'
import { readInput } from './readInput.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes, UsageError } from './Streams.js'
import { secondsOf } from './time.js'

const optionsOf = (flags: ConvertFlags): ConvertOptions => {
  const { receivedAt, now, onLoss, strict = false } = flags
  if (onLoss !== 'report' && onLoss !== 'fail') throw new UsageError('--on-loss: expected report or fail')
  return {
    onLoss,
    strict,
    ...(receivedAt === undefined ? {} : { receivedAt: secondsOf('--received-at', receivedAt) }),
    ...(now === undefined ? {} : { now: secondsOf('--now', now) }),
  }
}

interface Converted {
  readonly value: unknown
  readonly notes: readonly Note[]
}

/** Converts a stored response of any size. Assumes status 200, because only a success contains a token. */
const convertBytes = (
  from: AnyTokenCodec,
  to: AnyTokenCodec,
  { receivedAt, strict = false, ...options }: ConvertOptions,
  body: Uint8Array,
): Either<TokenError, Converted> => {
  const limits = { strict, maxBytes: Number.POSITIVE_INFINITY }
  const read = parseResponse(from, { status: 200, body, receivedAt }, limits)
  if (read._tag === 'Left') return read
  const written = to.write(read.right.token, options)
  if (written._tag === 'Left') return written
  const { value, notes } = written.right
  return { _tag: 'Right', right: { value, notes: [...read.right.notes, ...notes] } }
}

/** Returns the codec that reads a response, or the exit code if that is not clear. */
const automatic = async (
  input: Uint8Array,
  { receivedAt }: ConvertOptions,
  { stderr }: Streams,
): Promise<AnyTokenCodec | ExitCode> => {
  // Not loaded for a named codec, because detection loads all codecs.
  const { chooseCodec } = await import('./autoCodec.js')
  const choice = await chooseCodec([input], receivedAt === undefined ? {} : { receivedAt })
  stderr.write(`${choice.message}\n`)
  return choice.codec ?? choice.code
}

/** Converts the response in a file, or in standard input for `-`, and returns the exit code. */
export const convertFile = async (file: string, flags: ConvertFlags, streams: Streams): Promise<ExitCode> => {
  const named = flags.from === 'auto' ? undefined : await namedCodec('--from', flags.from)
  const to = await namedCodec('--to', flags.to)
  const options = optionsOf(flags)
  const input = await readInput(file, streams)
  const from = named ?? (await automatic(input, options, streams))
  if (typeof from === 'number') return from
  const result = convertBytes(from, to, options, input)
  if (result._tag === 'Left') {
    streams.stderr.write(`${formatError(result.left)}\n`)
    return exitCodes.refused
  }
  for (const { message } of result.right.notes) streams.stderr.write(`${message}\n`)
  streams.stdout.write(`${JSON.stringify(result.right.value, null, 2)}\n`)
  return exitCodes.done
}
