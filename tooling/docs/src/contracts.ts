import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'
import { generated, textOf } from './Generated.js'
import type { Library } from './Library.js'

/** The checksums of the files of every released contract, by their paths from the root. */
export type Seals = Readonly<Record<string, string>>

const sealsPath = 'tooling/docs/released.json'

export const readSeals = (): Seals => JSON.parse(textOf(join(root, sealsPath)))

/** The version of packages before their first release. */
const unreleased = '0.0.0'

/** The version whose contract binds a package: a patch has that of its minor. */
const contractVersion = (version: string): string => {
  if (version === unreleased) return '0.1.0'
  const [major, minor] = version.split('.')
  return `${major}.${minor}.0`
}

/** A package's contract as it is to be: the texts of its files by their paths. */
const contractOf = ({ name, version, report, schema }: Library): readonly (readonly [path: string, text: string])[] => {
  const folder = `tooling/docs/contracts/${name}/${contractVersion(version)}`
  return [[`${folder}/api.md`, report], ...(schema === '' ? [] : [[`${folder}/schema.json`, schema] as const])]
}

const sealOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The report and the schema of a library, and its contract unless that is released. */
export const descriptions = (library: Library, seals: Seals, home: string = root): readonly Generated[] => [
  generated(`tooling/docs/reports/${library.name}.md`, library.report, home),
  ...(library.schema === '' ? [] : [generated(`packages/${library.name}/schema.json`, library.schema, home)]),
  ...contractOf(library)
    .filter(([path]) => seals[path] === undefined)
    .map(([path, text]) => generated(path, text, home)),
]

/** The seals, with those of versions that are about to be released. */
export const sealed = (packages: readonly Library[], seals: Seals, home: string = root): Generated => {
  const added = packages
    .filter(({ version }) => version !== unreleased)
    .flatMap(contractOf)
    .filter(([path]) => seals[path] === undefined)
    .map(([path, text]) => [path, sealOf(text)] as const)
  const all = [...Object.entries(seals), ...added].sort(([first], [second]) => (first < second ? -1 : 1))
  return generated(sealsPath, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`, home)
}

/** The released contracts that are not as they were. */
export const brokenSeals = (seals: Seals, home: string = root): readonly string[] =>
  Object.entries(seals)
    .filter(([path, seal]) => sealOf(textOf(join(home, path))) !== seal)
    .map(([path]) => `${path} was released and stays as it was: put it back`)

/** The promise of a version. */
export interface Contract {
  readonly version: string
  readonly report: string
  /** Empty in a package without codecs. */
  readonly schema: string
}

const byVersion = new Intl.Collator('en', { numeric: true })

/** The contracts of a package, the newest last. */
export const contractsOf = (name: string, home: string = root): readonly Contract[] => {
  const folder = join(home, 'tooling/docs/contracts', name)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort(byVersion.compare)
    .map((version) => ({
      version,
      report: textOf(join(folder, version, 'api.md')),
      schema: textOf(join(folder, version, 'schema.json')),
    }))
}
