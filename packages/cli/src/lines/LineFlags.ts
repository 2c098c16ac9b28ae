import type { Command } from 'commander'

/** The flags of `convert --lines` and `convert --csv`. */
export interface LineFlags {
  readonly lines?: boolean
  readonly csv?: boolean
  readonly member?: string
  readonly column?: string
  readonly delimiter?: string
  readonly output?: string
  readonly rejects?: string
  readonly rejectedLines?: string
  readonly maxRejects?: string
  readonly maxLineBytes?: string
  readonly receivedAtIn?: string
  readonly resume?: boolean
  readonly jobs?: string
  readonly progress?: string
  readonly summary?: string
  readonly dryRun?: boolean
}

/** Adds the flags to a command. */
export const addLineFlags = (command: Command): Command =>
  command
    .option('--lines', 'convert each line of FILE')
    .option('--csv', 'convert each record of a CSV file')
    .option('--member <name>', 'with --lines: the member of each line that contains the response')
    .option('--column <name>', 'with --csv: the column that contains the response; without it, columns are its members')
    .option('--delimiter <character>', 'with --csv: the delimiter (default: comma)')
    .option('-o, --output <file>', 'write to a file, which gets its name when it is complete')
    .option('--rejects <file>', 'record each rejected line: number, offset, code, member, message; never the line')
    .option('--rejected-lines <file>', 'copy the rejected lines, tokens included, to convert them again')
    .option('--max-rejects <number>', 'stop as soon as more lines are rejected')
    .option('--max-line-bytes <number>', 'longest line in bytes (default: 1048576)')
    .option('--received-at-in <name>', 'the member or column that says when each response was received')
    .option('--resume', 'go on after the last checkpoint of an interrupted conversion')
    .option('--jobs <number>', 'number of threads (default: 1)')
    .option('--progress <auto|always|never>', 'show progress on standard error (auto: on a terminal only)')
    .option('--summary <file>', 'write the counts of lines, codes and notes as JSON')
    .option('--dry-run', 'convert and count, without writing the output')
