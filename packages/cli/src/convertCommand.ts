import type { AnyTokenCodec, ConvertOptions } from '@token-codecs/core'
import { convert, formatError } from '@token-codecs/core'
import type { Command } from 'commander'
import { codecs } from './codecs.js'
import { parseJson, readInput } from './readInput.js'
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

const vendors = [...codecs.keys()].join(', ')

const codecOf = (flag: string, vendor: string): AnyTokenCodec => {
  const codec = codecs.get(vendor)
  if (codec === undefined) throw new UsageError(`${flag}: expected one of ${vendors}`)
  return codec
}

const secondsOf = (flag: string, text: string): number => {
  if (!/^\d{1,13}$/.test(text)) throw new UsageError(`${flag}: expected whole seconds since the epoch`)
  return Number(text)
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

const runConvert = async (file: string, flags: ConvertFlags, streams: Streams): Promise<ExitCode> => {
  const from = codecOf('--from', flags.from)
  const to = codecOf('--to', flags.to)
  const options = optionsOf(flags)
  const parsed = parseJson(await readInput(file, streams.stdin), from.vendor)
  const result = '_tag' in parsed ? ({ _tag: 'Left', left: parsed } as const) : convert(from, to, options)(parsed.value)
  if (result._tag === 'Left') {
    streams.stderr.write(`${formatError(result.left)}\n`)
    return exitCodes.refused
  }
  for (const { message } of result.right.notes) streams.stderr.write(`${message}\n`)
  streams.stdout.write(`${JSON.stringify(result.right.value, null, 2)}\n`)
  return exitCodes.done
}

/** Adds `convert` to the program; `finish` takes the exit code. */
export const addConvert = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  program
    .command('convert')
    .description('convert one token response, in JSON, from one vendor to another')
    .argument('[FILE]', 'the response; - is standard input', '-')
    .requiredOption('--from <vendor>', `whose response it is: ${vendors}`)
    .requiredOption('--to <vendor>', 'whose response to make of it')
    .option('--received-at <seconds>', 'when the response came, in seconds since the epoch')
    .option('--now <seconds>', 'write what is left of the lifetime at this time, in seconds since the epoch')
    .option('--on-loss <report|fail>', 'whether a loss is a note or an error', 'report')
    .option('--strict', 'refuse what would be repaired, defaulted or moved')
    .action(async (file: string, flags: ConvertFlags) => finish(await runConvert(file, flags, streams)))
}
