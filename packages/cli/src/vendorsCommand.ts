import type { Command } from 'commander'
import { codecs } from './codecs.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes } from './Streams.js'
import { asMarkdown, asText } from './Table.js'
import { codeTable, fieldTable, lossTable } from './tables.js'

interface VendorsFlags {
  readonly markdown?: boolean
}

/** Adds the `vendors` command to the program; `finish` receives the exit code. */
export const addVendors = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  program
    .command('vendors')
    .description('show member names, losses between codecs, and note codes')
    .option('--markdown', 'print the tables as Markdown')
    .action(({ markdown = false }: VendorsFlags) => {
      const all = [...codecs.values()]
      const tables = [fieldTable(all), lossTable(all), codeTable()]
      streams.stdout.write(tables.map(markdown ? asMarkdown : asText).join('\n'))
      finish(exitCodes.done)
    })
}
