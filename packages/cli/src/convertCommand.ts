import type { Command } from 'commander'
import type { ExitCode, Streams } from './Streams.js'

/** The flags of `convert`. */
export interface ConvertFlags {
  readonly from: string
  readonly to: string
  readonly receivedAt?: string
  readonly now?: string
  readonly onLoss: string
  readonly strict?: boolean
}

/** Adds the `convert` command to the program; `finish` receives the exit code. */
export const addConvert = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  program
    .command('convert')
    .description('convert one token response, JSON or form-encoded, from one vendor to another')
    .argument('[FILE]', 'file with the response; - reads standard input', '-')
    .requiredOption('--from <id>', 'codec that reads the response, as token-codecs vendors lists them, or auto')
    .requiredOption('--to <id>', 'codec that writes the converted response')
    .option('--received-at <seconds>', 'when the response was received, in epoch seconds')
    .option('--now <seconds>', 'write the lifetime that remains at this time, in epoch seconds')
    .option('--on-loss <report|fail>', 'report dropped members in notes, or fail', 'report')
    .option('--strict', 'reject values that would be repaired, defaulted or moved')
    .action(async (file: string, flags: ConvertFlags) => {
      const { convertFile } = await import('./convert.js')
      finish(await convertFile(file, flags, streams))
    })
}
