import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's files, those to be committed too: the text of each by its path from the root. */
export type Files = ReadonlyMap<string, string>

/** The workspace's root folder. */
export const root: string = fileURLToPath(new URL('../../..', import.meta.url))

/** What is in the repository: neither what git ignores nor what was deleted. */
export const pathsIn = (folder: string): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: folder })
    .toString()
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(folder, path)))

export const filesIn = (folder: string): Files =>
  new Map(pathsIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))

const notVendors: readonly string[] = ['core', 'laws', 'cli']

/** The names of the folders in `packages`. */
export const packagesOf = (files: Files): readonly string[] => [
  ...new Set([...files.keys()].filter((path) => path.startsWith('packages/')).map((path) => path.split('/')[1] ?? '')),
]

/** Those of them that are a vendor's. */
export const vendorsOf = (files: Files): readonly string[] =>
  packagesOf(files).filter((name) => !notVendors.includes(name))

/** A JSON file's content; an empty object where there is none. */
export const jsonOf = (files: Files, path: string): Readonly<Record<string, unknown>> =>
  JSON.parse(files.get(path) ?? '{}')

/** The TypeScript files below a folder. */
export const programsIn = (files: Files, folder: string): readonly (readonly [path: string, text: string])[] =>
  [...files].filter(([path]) => path.startsWith(`${folder}/`) && /\.[mc]?ts$/.test(path))
