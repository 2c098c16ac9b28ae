import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldenDocument } from '@token-codecs/laws'
import { pathsIn } from '@tooling/testing/workspace'
import { releaseOf } from './changesets.js'
import { gitLines } from './repositoryCopy.js'

/** A document that a released version wrote. */
export interface Golden extends GoldenDocument {
  /** From the root. */
  readonly path: string
  /** The package's folder. */
  readonly name: string
  readonly version: string
}

export const goldenFolder = 'tooling/docs/golden'

const contractsFolder = 'tooling/docs/contracts'

/** The order of two versions, as `sort` asks. */
export const compareVersions: (first: string, second: string) => number = new Intl.Collator('en', { numeric: true })
  .compare

/** Every golden document of a repository. */
export const goldenIn = (root: string): readonly Golden[] =>
  pathsIn(root)
    .filter((path) => path.startsWith(`${goldenFolder}/`))
    .map((path) => {
      const [name = '', version = ''] = path.slice(goldenFolder.length + 1).split('/')
      const { canonical, wire = {} } = JSON.parse(readFileSync(join(root, path), 'utf8'))
      return { path, name, version, canonical, wire }
    })

/** The versions of which documents are kept, the oldest first. */
export const versionsOf = (golden: readonly Golden[]): readonly string[] =>
  [...new Set(golden.map(({ version }) => version))].sort(compareVersions)

/** The packages with codecs that were released in a version: those with documents of it or of an older one. */
export const packagesAt = (golden: readonly Golden[], version: string): readonly string[] => [
  ...new Set(golden.filter((own) => compareVersions(own.version, version) <= 0).map(({ name }) => name)),
]

/** A problem for each document of a release that is gone or changed: contracts, and what releases wrote. */
export const forgotten = (root: string): readonly string[] => {
  const changed = readdirSync(join(root, 'packages')).flatMap((name) => {
    const since = releaseOf(root, `packages/${name}`)
    if (since === undefined) return []
    // Everything was released with core or before it; some packages are released alone, too.
    const kept = name === 'core' ? [goldenFolder, contractsFolder] : [`${contractsFolder}/${name}`]
    return gitLines(root, ['diff', '--name-only', '--no-renames', '--diff-filter=MDT', since, '--', ...kept])
  })
  return [...new Set(changed)].map((path) => `put ${path} back as it was: what a release wrote is kept for ever`)
}
