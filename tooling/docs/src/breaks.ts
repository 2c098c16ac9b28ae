import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import type { Contract } from './contracts.js'
import { contractsOf } from './contracts.js'
import type { PublishedPackage } from './packages.js'
import { schemaBreaks } from './schemaBreaks.js'
import { typeBreaks } from './typeBreaks.js'

/** The names of the folders of the packages for which a changeset asks for a major. */
export const majorsIn = (changesets: readonly string[]): ReadonlySet<string> =>
  new Set(
    changesets.flatMap((text) => {
      const [, front = ''] = /^---\n([\s\S]*?)^---$/m.exec(text) ?? []
      return [...front.matchAll(/^['"]?@token-codecs\/([\w-]+)['"]?: major$/gm)].map(([, name = '']) => name)
    }),
  )

/** Those of the changesets that wait. */
export const pendingMajors = (folder: string = join(root, '.changeset')): ReadonlySet<string> =>
  majorsIn(
    readdirSync(folder)
      .filter((path) => path.endsWith('.md'))
      .map((path) => readFileSync(join(folder, path), 'utf8')),
  )

/** What a package offers now. */
export type Present = Omit<Contract, 'version'>

const majorOf = (version: string): number => Number.parseInt(version, 10)

// Not even a major changes this: what was stored is read for ever, and a second form is a codec of its own.
const forEver = /^CanonicalToken\b/

/** What a package breaks of what its versions promised, a line each, with the name of what is broken. */
export const breaksOf = (
  published: PublishedPackage,
  present: Present,
  majors: ReadonlySet<string>,
): readonly string[] => {
  const { name, folder, version } = published
  const contracts = contractsOf(published)
  const newest = contracts.at(-1)
  return contracts.flatMap((contract) => {
    const inSchema =
      contract.schema === ''
        ? []
        : schemaBreaks(
            JSON.parse(contract.schema),
            JSON.parse(present.schema === '' ? '{ "$defs": {} }' : present.schema),
          )
    const excused = contract !== newest || majors.has(name) || majorOf(version) > majorOf(contract.version)
    const found = excused
      ? inSchema.filter((line) => forEver.test(line))
      : [
          ...typeBreaks(name, folder, contract.report, present.report),
          ...inSchema.map((line) => `schema.json: ${line}`),
        ]
    return found.map((line) => `${name}: ${line} (since ${contract.version})`)
  })
}
