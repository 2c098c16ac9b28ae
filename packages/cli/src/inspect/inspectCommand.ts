import type { Command } from 'commander'
import { addExamples } from '../help.js'
import type { ExitCode, Streams } from '../Streams.js'

/** The flags of `inspect`. */
export interface InspectFlags {
  readonly from: string
  readonly json?: boolean
  readonly claims?: boolean
  readonly now?: string
  readonly receivedAt?: string
}

/** Adds the `inspect` command to the program; `finish` receives the exit code. */
export const addInspect = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  const command = program
    .command('inspect')
    .description('show whose token a response contains and when it expires, without the token; also reads a bare JWT')
    .argument('[FILE]', 'file with the response or the JWT; - reads standard input', '-')
    .option('--from <codec|auto>', 'codec that reads the response', 'auto')
    .option('--claims', 'show the values of all claims of a JWT')
    .option('--received-at <time>', 'when the response was received: epoch seconds or ISO 8601')
    .option('--now <time>', 'count the time left from this time instead of the clock')
    .option('--json', 'print JSON')
    .action(async (file: string, flags: InspectFlags) => {
      const { inspectFile } = await import('./inspectFile.js')
      finish(await inspectFile(file, flags, streams))
    })
  addExamples(
    command,
    [
      { args: 'inspect response.json', does: 'see whose token it is' },
      { args: 'inspect --received-at 2026-11-29T12:00:00Z response.json', does: 'see when it expires' },
      { args: 'inspect --claims jwt.txt', does: 'see all claims of a JWT' },
    ],
    ['done', 'refused', 'usage', 'disagree'],
  )
}
