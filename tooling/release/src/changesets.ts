import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { pathsIn, readManifest } from '@tooling/testing/workspace'
import { git, gitLines } from './repositoryCopy.js'

/** A package's version before its first release. */
const unreleased = '0.0.0'

const isPublic = (path: string): boolean =>
  /^(?:src\/.+|package\.json|README\.md|schema\.json|tsconfig\.json)$/.test(path)

/** The release tag of a package's version, or the commit that set that version; `undefined` before either exists. */
export const releaseOf = (root: string, folder: string): string | undefined => {
  const { name, version } = readManifest(join(root, folder))
  if (version === unreleased) return undefined
  const tag = `${name}@${version}`
  if (gitLines(root, ['tag', '--list', tag]).length > 0) return tag
  return gitLines(root, ['log', '-1', '--format=%H', `-S"version": "${version}"`, '--', `${folder}/package.json`])[0]
}

/** Paths that affect every tarball. */
const shared = ['LICENSE', 'tooling/typescript/base.json', 'tooling/typescript/build.mjs']

const catalog = 'pnpm-workspace.yaml'

const changedFiles = (root: string, since: string, paths: readonly string[]): readonly string[] => [
  ...gitLines(root, ['diff', '--name-only', since, '--', ...paths]),
  ...gitLines(root, ['ls-files', '--others', '--exclude-standard', '--', ...paths]),
]

/** Names of the packages that a folder's sources import. */
const importedBy = (folder: string): readonly string[] =>
  pathsIn(folder)
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .flatMap((text) =>
      [...text.matchAll(/(?: from |\bimport\(\s*)'((?:@[^/']+\/)?[^./'][^/']*)/g)].map(([, name = '']) => name),
    )

/** The packages that a program bundles: its direct and indirect imports. */
const bundledBy = (root: string, folder: string) => {
  const names = new Set(importedBy(join(root, folder, 'src')))
  const sources: string[] = []
  // Iterating over a set includes the elements added by the loop.
  for (const name of names) {
    const path = `packages/${name.replace(/^.*\//, '')}/src`
    if (!name.startsWith('@') || !existsSync(join(root, path))) continue
    sources.push(path)
    for (const imported of importedBy(join(root, path))) names.add(imported)
  }
  return { names, sources }
}

/** The changed files, committed or not, that affect a package's tarball; `undefined` before its first release. */
const changesOf = (root: string, folder: string) => {
  const { name, version, bin, dependencies, peerDependencies } = readManifest(join(root, folder))
  if (version === unreleased) return { name, paths: undefined }
  const since = releaseOf(root, folder)
  if (since === undefined) return { name, paths: [] }
  const bundled = bin === undefined ? { names: [], sources: [] } : bundledBy(root, folder)
  const named = [...Object.keys({ ...dependencies, ...peerDependencies }), ...bundled.names]
  const catalogs = [git(root, ['show', `${since}:${catalog}`]), readFileSync(join(root, catalog), 'utf8')]
  // Catalog lines with these packages' versions.
  const [before, now] = catalogs.map((text) =>
    text.split('\n').filter((line) => named.includes(/^ +'?([^':]+)'?: \S/.exec(line)?.[1] ?? '')),
  )
  return {
    name,
    paths: [
      ...changedFiles(root, since, [folder]).filter((path) => isPublic(path.slice(folder.length + 1))),
      ...changedFiles(root, since, [...shared, ...bundled.sources]),
      ...(isDeepStrictEqual(before, now) ? [] : [catalog]),
    ],
  }
}

/** The text of each pending changeset. */
export const changesetsIn = (root: string): readonly string[] => {
  const folder = join(root, '.changeset')
  return readdirSync(folder)
    .filter((path) => path.endsWith('.md') && path !== 'README.md')
    .map((path) => readFileSync(join(folder, path), 'utf8'))
}

const namesIn = (changeset: string): readonly string[] => {
  const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(changeset) ?? []
  return [...head.matchAll(/^['"]?([^'":]+)['"]?: (?:major|minor|patch)$/gm)].map(([, name = '']) => name)
}

/** Lists the packages with a public change that no changeset names. */
export const changesetProblems = (root: string, folders: readonly string[]): readonly string[] => {
  const named = new Set(changesetsIn(root).flatMap(namesIn))
  return folders
    .map((folder) => changesOf(root, folder))
    .filter(({ name, paths }) => !named.has(name) && (paths === undefined || paths.length > 0))
    .map(({ name, paths }) =>
      paths === undefined
        ? `name ${name} in a changeset: it was never released`
        : `name ${name} in a changeset: ${paths.join(', ')} changed since its last release`,
    )
}
