import type { AnyTokenCodec } from '@token-codecs/core'
import type { Command } from 'commander'
import { codecs } from './codecs.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes, UsageError } from './Streams.js'
import { asMarkdown, asText } from './Table.js'
import { codeTable, fieldTable, lossTable, packagesOf, packageTable, pairTable } from './tables.js'

interface VendorsFlags {
  readonly codes?: boolean
  readonly markdown?: boolean
}

const packages = packagesOf([...codecs.values()])

const all = packages.flatMap((each) => each.codecs)

/** Returns the codec with an id, or the codecs of a package. */
const codecsOf = (name: string): readonly AnyTokenCodec[] => {
  const codec = codecs.get(name)
  if (codec !== undefined) return [codec]
  const found = packages.find((each) => name === each.name || name === `@token-codecs/${each.name}`)
  if (found === undefined)
    throw new UsageError(
      'CODEC: expected the id of a codec or the name of a package, as token-codecs vendors lists them',
    )
  return found.codecs
}

/** Formats every table for the documentation. */
const documentation = (): string => {
  const fields = packages.map((each) => asMarkdown(fieldTable(`@token-codecs/${each.name}`, each.codecs), 2))
  return ['# Fields\n', ...fields, asMarkdown(lossTable(all)), asMarkdown(codeTable())].join('\n')
}

const shown = (names: readonly string[], { codes = false, markdown = false }: VendorsFlags): string => {
  const chosen = [...new Set(names.flatMap(codecsOf))]
  const tables = [
    ...(codes ? [codeTable()] : []),
    ...(chosen.length > 0 ? [fieldTable('Fields', chosen)] : []),
    ...(chosen.length > 1 ? [pairTable(chosen)] : []),
  ]
  if (markdown) return tables.length > 0 ? tables.map((table) => asMarkdown(table)).join('\n') : documentation()
  return (tables.length > 0 ? tables : [packageTable(packages)]).map(asText).join('\n')
}

/** Adds the `vendors` command to the program; `finish` receives the exit code. */
export const addVendors = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  program
    .command('vendors')
    .description('list the codecs, or show the members of some and the losses between them')
    .argument('[CODEC...]', 'ids of codecs, or a package for all its codecs, such as @token-codecs/bolt')
    .option('--codes', 'show the codes of notes')
    .option('--markdown', 'print Markdown; without CODEC, the tables of all codecs')
    .action((names: readonly string[], flags: VendorsFlags) => {
      streams.stdout.write(shown(names, flags))
      finish(exitCodes.done)
    })
}
