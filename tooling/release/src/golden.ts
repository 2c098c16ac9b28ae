import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldenDocument } from '@token-codecs/laws'
import { readManifest } from '@tooling/testing/workspace'
import { releaseOf } from './changesets.js'
import { git } from './repositoryCopy.js'

/** What a released version wrote, and where it is kept. */
export interface Golden extends GoldenDocument {
  /** From the root. */
  readonly path: string
  readonly version: string
}

const numbersIn = (version: string): readonly number[] => version.split('.').map(Number)

/** Which of two versions came first, as `sort` asks. */
export const compareVersions = (first: string, second: string): number => {
  const others = numbersIn(second)
  return numbersIn(first).reduce((order, number, index) => order || number - (others[index] ?? 0), 0)
}

const foldersIn = (path: string): readonly string[] => (existsSync(path) ? [...readdirSync(path)].sort() : [])

/** Every golden document of a repository. A folder that is named like no version throws. */
export const goldenIn = (root: string): readonly Golden[] =>
  foldersIn(join(root, 'packages')).flatMap((name) =>
    foldersIn(join(root, 'packages', name, 'golden')).flatMap((version) => {
      const folder = `packages/${name}/golden/${version}`
      if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${folder}: expected a folder named like a release`)
      return foldersIn(join(root, folder)).map((file): Golden => {
        const path = `${folder}/${file}`
        const { canonical, wire = {} } = JSON.parse(readFileSync(join(root, path), 'utf8'))
        return { path, version, canonical, wire }
      })
    }),
  )

/** The versions of which documents are kept, the oldest first. */
export const versionsOf = (golden: readonly Golden[]): readonly string[] =>
  [...new Set(golden.map(({ version }) => version))].sort(compareVersions)

/** The packages with codecs that were released in a version: those with documents of it or of an older one. */
export const packagesAt = (golden: readonly Golden[], version: string): readonly string[] =>
  [
    ...new Set(
      golden
        .filter((document) => compareVersions(document.version, version) <= 0)
        .map(({ path }) => path.split('/')[1]),
    ),
  ].filter((name) => name !== undefined)

/** The versions that were released before the one that the repository is at: those that a registry must have. */
export const earlierVersions = (root: string): readonly string[] => {
  const { version: present } = readManifest(join(root, 'packages/core'))
  return versionsOf(goldenIn(root)).filter((version) => compareVersions(version, present) < 0)
}

/** The documents that were there at the last release, and are no longer or are not as they were. */
export const forgotten = (root: string): readonly string[] => {
  const since = releaseOf(root, 'packages/core')
  if (since === undefined) return []
  const changed = [
    'diff',
    '--name-only',
    '--no-renames',
    '--diff-filter=MDT',
    since,
    '--',
    ':(glob)packages/*/golden/**',
  ]
  return git(root, changed)
    .split('\n')
    .filter((path) => path !== '')
    .map((path) => `put ${path} back as it was: what a release wrote is kept for ever`)
}
