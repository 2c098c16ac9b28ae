import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldenDocument } from '@token-codecs/laws'
import { pathsIn } from '@tooling/testing/workspace'
import { releaseOf } from './changesets.js'
import { gitLines } from './repositoryCopy.js'

/** A document written by a released version. */
export interface Golden extends GoldenDocument {
  /** Path from the root. */
  readonly path: string
  /** Name of the package's folder. */
  readonly name: string
  readonly version: string
}

export const goldenFolder = 'tooling/docs/golden'

const contractsFolder = 'tooling/docs/contracts'

/** Compares two versions, for `sort`. */
export const compareVersions: (first: string, second: string) => number = new Intl.Collator('en', { numeric: true })
  .compare

/** Reads every golden document of a repository. */
export const goldenIn = (root: string): readonly Golden[] =>
  pathsIn(root)
    .filter((path) => path.startsWith(`${goldenFolder}/`))
    .map((path) => {
      const [name = '', version = ''] = path.slice(goldenFolder.length + 1).split('/')
      const { canonical, wire = {} } = JSON.parse(readFileSync(join(root, path), 'utf8'))
      return { path, name, version, canonical, wire }
    })

/** The versions with golden documents, oldest first. */
export const versionsOf = (golden: readonly Golden[]): readonly string[] =>
  [...new Set(golden.map(({ version }) => version))].sort(compareVersions)

/** The packages with codecs in a version: those with documents of that version or of an older one. */
export const packagesAt = (golden: readonly Golden[], version: string): readonly string[] => [
  ...new Set(golden.filter((own) => compareVersions(own.version, version) <= 0).map(({ name }) => name)),
]

/** Lists released contracts and golden documents that were changed or deleted since. */
export const forgotten = (root: string): readonly string[] => {
  const changed = readdirSync(join(root, 'packages')).flatMap((name) => {
    const since = releaseOf(root, `packages/${name}`)
    if (since === undefined) return []
    // Core's releases contain all golden documents. Other packages' releases contain only their contracts.
    const kept = name === 'core' ? [goldenFolder, contractsFolder] : [`${contractsFolder}/${name}`]
    return gitLines(root, ['diff', '--name-only', '--no-renames', '--diff-filter=MDT', since, '--', ...kept])
  })
  return [...new Set(changed)].map((path) => `restore ${path}: released documents never change`)
}
