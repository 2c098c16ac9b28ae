import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { contractsOf } from './contracts.js'
import type { Library } from './Library.js'
import { schemaBreaks } from './schemaBreaks.js'
import { typeBreaks } from './typeBreaks.js'

/** The names of the packages' folders for which changesets ask for a major. */
export const majorsIn = (changesets: readonly string[]): ReadonlySet<string> =>
  new Set(
    changesets.flatMap((text) => {
      const [, front = ''] = /^---\n([\s\S]*?)^---$/m.exec(text) ?? []
      return [...front.matchAll(/^['"]?@token-codecs\/([\w-]+)['"]?: major$/gm)].map(([, name = '']) => name)
    }),
  )

/** The same of the changesets that wait for a release. */
export const pendingMajors = (folder: string = join(root, '.changeset')): ReadonlySet<string> =>
  majorsIn(
    readdirSync(folder)
      .filter((path) => path.endsWith('.md'))
      .map((path) => readFileSync(join(folder, path), 'utf8')),
  )

const majorOf = (version: string): number => Number.parseInt(version, 10)

// Not even a major changes this: stored tokens are read for ever, and a second form is another codec.
const forEver = /^CanonicalToken\b/

const noSchema = JSON.stringify({ $id: 'no schema', $defs: {} })

/** The promises of its versions that a package breaks: a line each, with the name of the export or member. */
export const breaksOf = (library: Library, majors: ReadonlySet<string>, home: string = root): readonly string[] => {
  const { name, version } = library
  const contracts = contractsOf(name, home)
  const newest = contracts.at(-1)
  return contracts.flatMap((contract) => {
    const [released, present] = [contract.schema || noSchema, library.schema || noSchema]
    const added = contract.schema === '' || released === present
    const inSchema = added ? [] : schemaBreaks(JSON.parse(released), JSON.parse(present), library.codecs)
    const excused = contract !== newest || majors.has(name) || majorOf(version) > majorOf(contract.version)
    const found = excused
      ? inSchema.filter((line) => forEver.test(line))
      : [...typeBreaks(library, contract.report), ...inSchema.map((line) => `schema.json: ${line}`)]
    return found.map((line) => `${name}: ${line} (since ${contract.version})`)
  })
}
