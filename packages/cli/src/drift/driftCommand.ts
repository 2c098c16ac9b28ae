import type { Command } from 'commander'
import { addExamples } from '../help.js'
import type { ExitCode, Streams } from '../Streams.js'

/** The flags of `drift`. */
export interface DriftFlags {
  readonly source: string
  readonly codec?: string
}

/** Adds the `drift` command to the program; `finish` receives the exit code. */
export const addDrift = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  const command = program
    .command('drift')
    .description('compare newer documentation with the recorded source.json of a codec')
    .argument('<DIR>', 'folder with source.json')
    .requiredOption('--source <file>', 'the newer page in Markdown, or OpenAPI specification')
    .option('--codec <id>', 'compare one codec of source.json; by default those that the file documents')
    .action(async (folder: string, flags: DriftFlags) => {
      // Loaded on demand, as for new-vendor.
      const { drift } = await import('./drift.js')
      finish(drift(folder, flags, streams))
    })
  addExamples(
    command,
    [{ args: 'drift packages/acme --source acme.md', does: 'compare a newer page with the recorded one' }],
    ['done', 'refused', 'usage'],
  )
}
