import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readManifest } from '@tooling/testing/workspace'
import { git } from './repositoryCopy.js'

/** A published package since its last release. */
export interface Changed {
  readonly name: string
  /** What changed of that which is published; undefined before the first release. */
  readonly paths: readonly string[] | undefined
}

// Nothing was released as 0.0.0: it is what a package has before its first release.
const unreleased = '0.0.0'

const isPublic = (path: string): boolean =>
  /^(?:src\/.+|package\.json|README\.md|schema\.json|tsconfig\.build\.json)$/.test(path)

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '')

/** The commit in which a package got the version it has: the tag of its release, else where the number was written, if it is. */
export const releaseOf = (root: string, folder: string): string | undefined => {
  const { name, version } = readManifest(join(root, folder))
  if (version === unreleased) return undefined
  const tag = `${name}@${version}`
  if (lines(git(root, ['tag', '--list', tag])).length > 0) return tag
  return lines(git(root, ['log', '-1', '--format=%H', `-S"version": "${version}"`, '--', `${folder}/package.json`]))[0]
}

/** What all tarballs have alike. */
const shared = ['LICENSE', 'tooling/typescript']

/** The lines of the catalogs that say which version a package's tarball names for a dependency. */
const catalogLines = (catalogs: string, names: readonly string[]): readonly string[] =>
  catalogs.split('\n').filter((line) => names.includes(/^ +'?([^':]+)'?: \S/.exec(line)?.[1] ?? ''))

const changedCatalogs = (root: string, folder: string, since: string): readonly string[] => {
  const { dependencies = {}, peerDependencies = {} } = readManifest(join(root, folder))
  const names = Object.entries({ ...dependencies, ...peerDependencies })
    .filter(([, range]) => range.startsWith('catalog:'))
    .map(([name]) => name)
  if (names.length === 0) return []
  const path = 'pnpm-workspace.yaml'
  const [before, now] = [git(root, ['show', `${since}:${path}`]), readFileSync(join(root, path), 'utf8')]
  return isDeepStrictEqual(catalogLines(before, names), catalogLines(now, names)) ? [] : [path]
}

/** What changed of a package, committed or not, that ends in its tarball. */
export const changesOf = (root: string, folder: string): Changed => {
  const { name, version } = readManifest(join(root, folder))
  if (version === unreleased) return { name, paths: undefined }
  const since = releaseOf(root, folder)
  if (since === undefined) return { name, paths: [] }
  const own = [
    ...lines(git(root, ['diff', '--name-only', since, '--', folder])),
    ...lines(git(root, ['ls-files', '--others', '--exclude-standard', '--', folder])),
  ].filter((path) => isPublic(path.slice(folder.length + 1)))
  const others = lines(git(root, ['diff', '--name-only', since, '--', ...shared]))
  return { name, paths: [...own, ...others, ...changedCatalogs(root, folder, since)] }
}

/** The text of each changeset that waits for a release. */
export const changesetsIn = (root: string): readonly string[] => {
  const folder = join(root, '.changeset')
  if (!existsSync(folder)) throw new Error('there is no folder .changeset')
  return readdirSync(folder)
    .filter((path) => path.endsWith('.md') && path !== 'README.md')
    .map((path) => readFileSync(join(folder, path), 'utf8'))
}

const namesIn = (changeset: string): readonly string[] => {
  const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(changeset) ?? []
  return [...head.matchAll(/^['"]?([^'":]+)['"]?: (?:major|minor|patch)$/gm)].map(([, name = '']) => name)
}

/** The packages with a public change that no changeset names. */
export const changesetProblems = (changed: readonly Changed[], changesets: readonly string[]): readonly string[] => {
  const named = new Set(changesets.flatMap(namesIn))
  return changed
    .filter(({ name, paths }) => !named.has(name) && (paths === undefined || paths.length > 0))
    .map(({ name, paths }) =>
      paths === undefined
        ? `name ${name} in a changeset: it was never released`
        : `name ${name} in a changeset: ${paths.join(', ')} changed since its last release`,
    )
}
