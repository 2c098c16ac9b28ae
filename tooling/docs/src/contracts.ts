import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'
import type { PublishedPackage } from './packages.js'

/** The checksums of the files of every released contract, by their paths from the root. */
export type Seals = Readonly<Record<string, string>>

export const sealsPath = 'tooling/contract/released.json'

export const readSeals = (): Seals => JSON.parse(readFileSync(join(root, sealsPath), 'utf8'))

/** Before this version nothing was released. */
const unreleased = '0.0.0'

/** The version whose contract a package is held to once it is released: a patch has that of its minor. */
const contractVersion = (version: string): string => {
  if (version === unreleased) return '0.1.0'
  const [major, minor] = version.split('.')
  return `${major}.${minor}.0`
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

const generated = (path: string, current: string, home: string): Generated => {
  const file = join(home, path)
  return { path, file, text: textOf(file), current }
}

/** The paths of a package's contract, and the texts of what it offers now. */
const offered = ({ name, folder, version }: PublishedPackage, report: string) => {
  const schema = textOf(join(folder, 'schema.json'))
  const contract = `packages/${name}/contract/${contractVersion(version)}`
  return [
    [`${contract}/api.md`, report] as const,
    ...(schema === '' ? [] : [[`${contract}/schema.json`, schema] as const]),
  ]
}

const sealOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The reports, and the contracts that are not yet released, as they are to be. */
export const descriptions = (
  packages: readonly PublishedPackage[],
  reports: ReadonlyMap<string, string>,
  seals: Seals,
  home: string = root,
): readonly Generated[] =>
  packages.flatMap((published) => {
    const report = reports.get(published.name) ?? ''
    return [
      generated(`packages/${published.name}/api.md`, report, home),
      ...offered(published, report)
        .filter(([path]) => seals[path] === undefined)
        .map(([path, text]) => generated(path, text, home)),
    ]
  })

/** The seals with those of the contracts of versions that are about to be released. */
export const sealed = (
  packages: readonly PublishedPackage[],
  reports: ReadonlyMap<string, string>,
  seals: Seals,
): Seals => {
  const added = packages
    .filter(({ version }) => version !== unreleased)
    .flatMap((published) => offered(published, reports.get(published.name) ?? ''))
    .filter(([path]) => seals[path] === undefined)
    .map(([path, text]) => [path, sealOf(text)] as const)
  return Object.fromEntries([...Object.entries(seals), ...added].sort(([first], [second]) => (first < second ? -1 : 1)))
}

/** What is wrong with the contracts that were released. */
export const sealProblems = (
  seals: Seals,
  packages: readonly PublishedPackage[],
  home: string = root,
): readonly string[] => [
  ...Object.entries(seals)
    .filter(([path, seal]) => sealOf(textOf(join(home, path))) !== seal)
    .map(([path]) => `${path} was released and is kept as it was: put it back`),
  ...packages
    .filter(
      ({ name, version }) =>
        version !== unreleased && seals[`packages/${name}/contract/${contractVersion(version)}/api.md`] === undefined,
    )
    .map(
      ({ name, version }) => `packages/${name} is at ${version} and promises nothing: run "npm run docs" at the root`,
    ),
]

/** What a version promised. */
export interface Contract {
  readonly version: string
  readonly report: string
  /** The JSON Schema of its codecs, in a package that has some. */
  readonly schema: string
}

const byVersion = new Intl.Collator('en', { numeric: true })

/** The contracts of a package, the newest last. */
export const contractsOf = ({ folder }: PublishedPackage): readonly Contract[] => {
  const home = join(folder, 'contract')
  if (!existsSync(home)) return []
  return readdirSync(home)
    .sort(byVersion.compare)
    .map((version) => ({
      version,
      report: textOf(join(home, version, 'api.md')),
      schema: textOf(join(home, version, 'schema.json')),
    }))
}
