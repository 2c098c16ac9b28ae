import type { AnyTokenCodec, ConvertOptions, Either, Note, TokenError } from '@token-codecs/core'
import { formatError, parseResponse } from '@token-codecs/core'
import type { Command } from 'commander'
import { codecs } from './codecs.js'
import { readInput } from './readInput.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes, UsageError } from './Streams.js'

interface ConvertFlags {
  readonly from: string
  readonly to: string
  readonly receivedAt?: string
  readonly now?: string
  readonly onLoss: string
  readonly strict?: boolean
}

const codecOf = (flag: string, id: string): AnyTokenCodec => {
  const codec = codecs.get(id)
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

const runConvert = async (file: string, flags: ConvertFlags, streams: Streams): Promise<ExitCode> => {
  const from = codecOf('--from', flags.from)
  const to = codecOf('--to', flags.to)
  const options = optionsOf(flags)
  const result = convertBytes(from, to, options, await readInput(file, streams.stdin))
  if (result._tag === 'Left') {
    streams.stderr.write(`${formatError(result.left)}\n`)
    return exitCodes.refused
  }
  for (const { message } of result.right.notes) streams.stderr.write(`${message}\n`)
  streams.stdout.write(`${JSON.stringify(result.right.value, null, 2)}\n`)
  return exitCodes.done
}

/** Adds the `convert` command to the program; `finish` receives the exit code. */
export const addConvert = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  program
    .command('convert')
    .description('convert one token response, JSON or form-encoded, from one vendor to another')
    .argument('[FILE]', 'file with the response; - reads standard input', '-')
    .requiredOption('--from <id>', 'codec that reads the response, as token-codecs vendors lists them')
    .requiredOption('--to <id>', 'codec that writes the converted response')
    .option('--received-at <seconds>', 'when the response was received, in epoch seconds')
    .option('--now <seconds>', 'write the lifetime that remains at this time, in epoch seconds')
    .option('--on-loss <report|fail>', 'report dropped members in notes, or fail', 'report')
    .option('--strict', 'reject values that would be repaired, defaulted or moved')
    .action(async (file: string, flags: ConvertFlags) => finish(await runConvert(file, flags, streams)))
}
