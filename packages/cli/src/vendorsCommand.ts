import type { Command } from 'commander'
import { addExamples } from './help.js'
import type { ExitCode, Streams } from './Streams.js'

/** The flags of `vendors`. */
export interface VendorsFlags {
  readonly codes?: boolean
  readonly markdown?: boolean
}

/** Adds the `vendors` command to the program; `finish` receives the exit code. */
export const addVendors = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  const command = program
    .command('vendors')
    .description('list the codecs, or show the members of some and the losses between them')
    .argument('[CODEC...]', 'ids of codecs, or a package for all its codecs, such as @token-codecs/bolt')
    .option('--codes', 'show the codes of notes')
    .option('--markdown', 'print Markdown; without CODEC, the tables of all codecs')
    .action(async (names: readonly string[], flags: VendorsFlags) => {
      const { vendors } = await import('./vendors.js')
      finish(await vendors(names, flags, streams))
    })
  addExamples(
    command,
    [
      { args: 'vendors', does: 'list all codecs' },
      { args: 'vendors bolt enterprise', does: 'compare two codecs' },
      { args: 'vendors --codes', does: 'explain the codes of notes and errors' },
    ],
    ['done', 'usage'],
  )
}
