import type { AnyTokenCodec, ConvertOptions, Either, Note, TokenError } from '@token-codecs/core'
import { formatError, parseResponse } from '@token-codecs/core'
import { loadCodec } from './codecs.js'
import type { ConvertFlags } from './convertCommand.js'
import { surplusFlag } from './lines/LineFlags.js'
import { readInput } from './readInput.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes, UsageError } from './Streams.js'

const namedBy = async (flag: string, id: string): Promise<AnyTokenCodec> => {
  const codec = await loadCodec(id)
  if (codec === undefined)
    throw new UsageError(`${flag}: expected the id of a codec, as token-codecs vendors lists them`)
  return codec
}

// Larger values are milliseconds (1e11 s is the year 5138).
const MAX_SECONDS = 100_000_000_000

const secondsOf = (flag: string, text: string): number => {
  if (!/^\d{1,13}$/.test(text)) throw new UsageError(`${flag}: expected epoch seconds, such as 1700000000`)
  const seconds = Number(text)
  if (seconds > MAX_SECONDS) throw new UsageError(`${flag}: expected epoch seconds, got milliseconds: divide by 1000`)
  return seconds
}

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

/** How to show notes: as text, as JSON objects, or not at all. */
export type NotesFormat = 'text' | 'json' | 'none'

const notesFormat = (text: string): NotesFormat => {
  if (text === 'text' || text === 'json' || text === 'none') return text
  throw new UsageError('--notes: expected text, json or none')
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

const noteText = ({ message, ...note }: Note, format: NotesFormat): string =>
  format === 'json' ? `${JSON.stringify(note)}\n` : `${message}\n`

/** Converts the response in a file, or in standard input for `-`, and returns the exit code. */
export const convertFile = async (file: string, flags: ConvertFlags, streams: Streams): Promise<ExitCode> => {
  const from = await namedBy('--from', flags.from)
  const to = await namedBy('--to', flags.to)
  const options = optionsOf(flags)
  const notes = notesFormat(flags.notes)
  if (flags.lines || flags.csv) {
    const { convertMany } = await import('./lines/convertMany.js')
    return convertMany(file, { ...flags }, { from, to, options, notes }, streams)
  }
  const surplus = surplusFlag(flags)
  if (surplus !== undefined) throw new UsageError(`${surplus}: only with --lines or --csv`)
  const result = convertBytes(from, to, options, await readInput(file, streams))
  if (result._tag === 'Left') {
    streams.stderr.write(`${formatError(result.left)}\n`)
    return exitCodes.refused
  }
  if (notes !== 'none') for (const note of result.right.notes) streams.stderr.write(noteText(note, notes))
  streams.stdout.write(`${JSON.stringify(result.right.value, null, 2)}\n`)
  return exitCodes.done
}
