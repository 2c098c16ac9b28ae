import type { AnyTokenCodec, ConvertOptions, Either, Note, TokenError } from '@token-codecs/core'
import { formatError, parseResponse } from '@token-codecs/core'
import type { ConvertFlags } from './convertCommand.js'
import { namedCodec } from './namedCodec.js'
import { ownWords } from './ownWords.js'
import { readInput } from './readInput.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes } from './Streams.js'
import { writeError, writeNote } from './style.js'
import { secondsOf } from './time.js'

const optionsOf = (flags: ConvertFlags): ConvertOptions => {
  const { receivedAt, now, onLoss, strict = false } = flags
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

/** Converts the response in a file, or in standard input for `-`, and returns the exit code. */
export const convertFile = async (file: string, flags: ConvertFlags, streams: Streams): Promise<ExitCode> => {
  const from = await namedCodec('--from', flags.from)
  const to = await namedCodec('--to', flags.to)
  const options = optionsOf(flags)
  const input = await readInput(file, streams)
  const result = convertBytes(from, to, options, input)
  if (result._tag === 'Left') {
    const { inputAdvice } = await import('./inputKind.js')
    const advice = inputAdvice(input)
    const what = file === '-' ? 'standard input' : 'FILE'
    writeError(
      streams.stderr,
      advice === undefined ? ownWords(formatError(result.left)) : `token-codecs: ${what} ${advice}`,
    )
    return exitCodes.refused
  }
  for (const { message } of result.right.notes) writeNote(streams.stderr, ownWords(message))
  streams.stdout.write(`${JSON.stringify(result.right.value, null, 2)}\n`)
  return exitCodes.done
}
