import type { Command } from 'commander'
import { addExamples } from '../help.js'
import type { ExitCode, Streams } from '../Streams.js'

/** The flags of `new-vendor`. */
export interface NewVendorFlags {
  readonly docs?: string
  readonly openapi?: string
  readonly operation?: string
  readonly heading?: string
  readonly sample?: string
  readonly url?: string
  readonly set?: readonly string[]
  readonly out?: string
  readonly overwrite?: boolean
  readonly dryRun?: boolean
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** Adds the `new-vendor` command to the program; `finish` receives the exit code. */
export const addNewVendor = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  const command = program
    .command('new-vendor')
    .description("write a codec from a vendor's documentation")
    .argument('NAME', 'id of the codec: lower-case words joined by hyphens, such as acme')
    .option('--docs <file>', 'documentation page in Markdown with a table of the response members')
    .option('--openapi <file>', 'OpenAPI 3 specification, JSON or YAML')
    .option('--operation <operation>', "operation in the specification, such as 'POST /oauth/token'")
    .option('--heading <text>', 'heading above the table in the page')
    .option('--sample <file>', 'successful response, to check the documentation; tokens in it are replaced by fakes')
    .option('--set <id=value>', 'settle a question; may be repeated', collect)
    .option('--url <url>', 'public address of the documentation, for source.json')
    .option('--out <folder>', 'folder for the files')
    .option('--overwrite', 'replace existing files')
    .option('--dry-run', 'print the files instead of writing them')
    .action(async (name: string, flags: NewVendorFlags) => {
      // Loaded on demand: the readers of Markdown and YAML would slow down every other command.
      const { newVendor } = await import('./newVendor.js')
      finish(await newVendor(name, flags, streams))
    })
  addExamples(
    command,
    [
      { args: 'new-vendor acme --docs acme.md --sample acme.json', does: 'from a page and a documented response' },
      { args: "new-vendor acme --openapi acme.yaml --operation 'POST /oauth/token'", does: 'from a specification' },
      { args: 'new-vendor acme --docs acme.md --set account_id.use=extra --dry-run', does: 'settle a question' },
    ],
    ['done', 'refused', 'usage'],
  )
}
