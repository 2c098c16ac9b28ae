import { writeFileSync } from 'node:fs'
import type { AnyTokenCodec, ConvertOptions, Either, Note, TokenError } from '@token-codecs/core'
import { formatError, parseResponse } from '@token-codecs/core'
import type { ConvertFlags } from './convertCommand.js'
import { surplusFlag } from './lines/surplusFlag.js'
import { namedCodec } from './namedCodec.js'
import { ownWords } from './ownWords.js'
import { readInput } from './readInput.js'
import { reasonOf } from './reasonOf.js'
import type { ExitCode, Output, Streams } from './Streams.js'
import { exitCodes, UsageError } from './Streams.js'
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

/** How to show notes: as text, as JSON objects, or not at all. */
export type NotesFormat = 'text' | 'json' | 'none'

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

const showNote = ({ message, ...note }: Note, format: NotesFormat, stderr: Output): void => {
  if (format === 'json') stderr.write(`${JSON.stringify(note)}\n`)
  else writeNote(stderr, ownWords(message))
}

const automatic = async (input: Uint8Array, to: AnyTokenCodec, options: ConvertOptions, streams: Streams) => {
  // Not loaded for a named codec, because detection loads all codecs.
  const { automaticCodec } = await import('./autoCodec.js')
  return automaticCodec([input], { ...options, to }, streams)
}

/** Writes to a file that only its owner can read. */
const writeFile = (path: string, text: string): void => {
  try {
    writeFileSync(path, text, { mode: 0o600 })
  } catch (thrown) {
    throw new UsageError(`cannot write the output${reasonOf(thrown)}: check disk space and permissions`)
  }
}

/** Converts the response in a file, or in standard input for `-`, and returns the exit code. */
export const convertFile = async (file: string, flags: ConvertFlags, streams: Streams): Promise<ExitCode> => {
  const to = await namedCodec('--to', flags.to)
  const options = optionsOf(flags)
  if (flags.lines || flags.csv) {
    const { convertMany } = await import('./lines/convertMany.js')
    return convertMany(file, flags, { to, options }, streams)
  }
  const surplus = surplusFlag(flags)
  if (surplus !== undefined) throw new UsageError(`${surplus}: only with --lines or --csv`)
  const named = flags.from === 'auto' ? undefined : await namedCodec('--from', flags.from)
  const input = await readInput(file, streams)
  const from = named ?? (await automatic(input, to, options, streams))
  if (typeof from === 'number') return from
  const { notes } = flags
  const result = convertBytes(from, to, options, input)
  if (result._tag === 'Left') {
    const { inputAdvice } = await import('./inputKind.js')
    const advice = inputAdvice(input, ['--lines', '--csv'])
    const what = file === '-' ? 'standard input' : 'FILE'
    writeError(
      streams.stderr,
      advice === undefined ? ownWords(formatError(result.left)) : `token-codecs: ${what} ${advice}`,
    )
    return exitCodes.refused
  }
  if (notes !== 'none') for (const note of result.right.notes) showNote(note, notes, streams.stderr)
  const text = `${JSON.stringify(result.right.value, null, 2)}\n`
  if (flags.output === undefined) streams.stdout.write(text)
  else writeFile(flags.output, text)
  return exitCodes.done
}
