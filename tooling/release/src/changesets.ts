import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { git } from './repositoryCopy.js'
import { readManifest } from './workspace.js'

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

/** The commit in which a package got the version it has: the tag of its release, else where the number was written. */
const releaseOf = (root: string, folder: string, name: string, version: string): string => {
  const tag = `${name}@${version}`
  if (lines(git(root, ['tag', '--list', tag])).length > 0) return tag
  const [commit] = lines(
    git(root, ['log', '-1', '--format=%H', `-S"version": "${version}"`, '--', `${folder}/package.json`]),
  )
  // Not committed yet: the version is being raised.
  return commit ?? 'HEAD'
}

/** What changed of a package, committed or not, that ends in its tarball. */
export const changesOf = (root: string, folder: string): Changed => {
  const { name, version } = readManifest(join(root, folder))
  if (version === unreleased) return { name, paths: undefined }
  const since = releaseOf(root, folder, name, version)
  const isBeingReleased = since === 'HEAD'
  const tracked = isBeingReleased ? [] : lines(git(root, ['diff', '--name-only', since, '--', folder]))
  const untracked = lines(git(root, ['ls-files', '--others', '--exclude-standard', '--', folder]))
  const paths = [...tracked, ...untracked].filter((path) => isPublic(path.slice(folder.length + 1)))
  return { name, paths: isBeingReleased ? [] : paths }
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
