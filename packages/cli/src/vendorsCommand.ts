import type { Command } from 'commander'
import { codecs } from './codecs.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes } from './Streams.js'
import { asMarkdown, asText } from './Table.js'
import { codeTable, fieldTable, lossTable } from './tables.js'

interface VendorsFlags {
  readonly markdown?: boolean
}

/** Adds `vendors` to the program; `finish` takes the exit code. */
export const addVendors = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  program
    .command('vendors')
    .description('show the names of members, the losses between any two codecs, and the codes of notes')
    .option('--markdown', 'as Markdown')
    .action(({ markdown = false }: VendorsFlags) => {
      const all = [...codecs.values()]
      const tables = [fieldTable(all), lossTable(all), codeTable()]
      streams.stdout.write(tables.map(markdown ? asMarkdown : asText).join('\n'))
      finish(exitCodes.done)
    })
}
