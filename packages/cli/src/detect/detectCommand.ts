import type { Command } from 'commander'
import { addExamples } from '../help.js'
import type { ExitCode, Streams } from '../Streams.js'

/** The flags of `detect`. */
export interface DetectFlags {
  readonly lines?: boolean
  readonly json?: boolean
}

/** Adds the `detect` command to the program; `finish` receives the exit code. */
export const addDetect = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  const command = program
    .command('detect')
    .description('tell which codecs read a token response, why, and whether they read the same token')
    .argument('[FILE]', 'file with the response; - reads standard input', '-')
    .option('--lines', 'add up the evidence of a file with one response a line, at most 1,000 of them')
    .option('--json', 'print JSON')
    .action(async (file: string, flags: DetectFlags) => {
      const { detectFile } = await import('./detectFile.js')
      finish(await detectFile(file, flags, streams))
    })
  addExamples(
    command,
    [
      { args: 'detect response.json', does: 'find the codec of a response' },
      { args: 'detect --lines responses.jsonl', does: 'find the codec of a file with one response a line' },
    ],
    ['done', 'refused', 'usage', 'disagree'],
  )
}
