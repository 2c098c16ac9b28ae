import type { Command } from 'commander'
import type { NotesFormat } from './convert.js'
import { addExamples } from './help.js'
import type { LineFlags } from './lines/LineFlags.js'
import { addLineFlags } from './lines/LineFlags.js'
import type { ExitCode, Streams } from './Streams.js'

/** The flags of `convert`. */
export interface ConvertFlags extends LineFlags {
  readonly from: string
  readonly to: string
  readonly receivedAt?: string
  readonly now?: string
  readonly onLoss: 'report' | 'fail'
  readonly strict?: boolean
  readonly notes: NotesFormat
}

/** Adds the `convert` command to the program; `finish` receives the exit code. */
export const addConvert = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  const command = program
    .command('convert')
    .description('convert a token response, JSON or form-encoded, or a file of them, from one vendor to another')
    .argument('[FILE]', 'file with the response; - reads standard input', '-')
    .requiredOption(
      '--from <codec|auto>',
      'codec that reads the response, as token-codecs vendors lists them; auto detects it',
    )
    .requiredOption('--to <codec>', 'codec that writes the converted response')
    .option('--received-at <time>', 'when the response was received: epoch seconds or an ISO 8601 date or time')
    .option('--now <time>', 'write the lifetime that remains at this time')
    .addOption(
      program
        .createOption('--on-loss <report|fail>', 'report dropped members in notes, or fail')
        .choices(['report', 'fail'])
        .default('report'),
    )
    .option('--strict', 'reject values that would be repaired, defaulted or moved')
    .addOption(
      program
        .createOption('--notes <text|json|none>', 'show notes about changed members')
        .choices(['text', 'json', 'none'])
        .default('text'),
    )
  addLineFlags(command).action(async (file: string, flags: ConvertFlags) => {
    const { convertFile } = await import('./convert.js')
    finish(await convertFile(file, flags, streams))
  })
  const bolt = 'convert --from bolt --to enterprise'
  addExamples(
    command,
    [
      { args: `${bolt} response.json`, does: 'convert a response in a file' },
      { args: `${bolt} --on-loss fail < response.json`, does: 'refuse to lose a member' },
      {
        args: 'convert --from google --to canonical --received-at 2026-11-29T12:00:00Z response.json',
        does: 'store the time of expiry too',
      },
      {
        args: `${bolt} --lines -o converted.jsonl --rejects rejects.jsonl responses.jsonl`,
        does: 'convert each line of a file, and record the rejected ones',
      },
    ],
    ['done', 'refused', 'usage', 'rejectedLines', 'disagree'],
  )
}
