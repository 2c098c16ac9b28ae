import type { AnyTokenCodec } from '@token-codecs/core'
import type { CodecPackage } from './codecs.js'
import { loadPackages } from './codecs.js'
import { didYouMean } from './didYouMean.js'
import type { ExitCode, Output, Streams } from './Streams.js'
import { exitCodes, UsageError } from './Streams.js'
import { asMarkdown, asText } from './Table.js'
import { codeTable, fieldTable, lossTable, packageTable, pairTable } from './tables.js'
import type { VendorsFlags } from './vendorsCommand.js'

type Packages = readonly CodecPackage[]

const codecsIn = (packages: Packages): readonly AnyTokenCodec[] => packages.flatMap(({ codecs }) => codecs)

/** Returns the codec with an id, or the codecs of a package. */
const codecsOf = (packages: Packages, name: string): readonly AnyTokenCodec[] => {
  const codec = codecsIn(packages).find(({ id }) => id === name)
  if (codec !== undefined) return [codec]
  const found = packages.find((each) => name === each.name || name === `@token-codecs/${each.name}`)
  if (found === undefined) {
    const known = [...packages.map((each) => each.name), ...codecsIn(packages).map(({ id }) => id)]
    const listed = ': token-codecs vendors lists the codecs and packages'
    throw new UsageError(
      `CODEC: unknown codec or package${didYouMean(name.replace(/^@token-codecs\//, ''), [...new Set(known)]) || listed}`,
    )
  }
  return found.codecs
}

/** Formats every table for the documentation. */
const documentation = (packages: Packages): string => {
  const fields = packages.map((each) => asMarkdown(fieldTable(`@token-codecs/${each.name}`, each.codecs), 2))
  return ['# Fields\n', ...fields, asMarkdown(lossTable(codecsIn(packages))), asMarkdown(codeTable())].join('\n')
}

const shown = (packages: Packages, names: readonly string[], flags: VendorsFlags, output: Output): string => {
  const { codes = false, markdown = false } = flags
  const chosen = [...new Set(names.flatMap((name) => codecsOf(packages, name)))]
  const tables = [
    ...(codes ? [codeTable()] : []),
    ...(chosen.length > 0 ? [fieldTable('Fields', chosen)] : []),
    ...(chosen.length > 1 ? [pairTable(chosen)] : []),
  ]
  if (markdown) return tables.length > 0 ? tables.map((table) => asMarkdown(table)).join('\n') : documentation(packages)
  return (tables.length > 0 ? tables : [packageTable(packages)]).map((table) => asText(table, output)).join('\n')
}

/** Prints the tables that the flags ask for, and returns the exit code. */
export const vendors = async (names: readonly string[], flags: VendorsFlags, streams: Streams): Promise<ExitCode> => {
  streams.stdout.write(shown(await loadPackages(), names, flags, streams.stdout))
  return exitCodes.done
}
