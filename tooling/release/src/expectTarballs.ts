import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '@tooling/testing/workspace'
import { root } from '@tooling/testing/workspace'
import { expect } from 'vitest'

/** The files of a tarball: the text of each by its path. */
export type Contents = ReadonlyMap<string, string>

/** The files of an unpacked tarball. */
export const contentsOf = (folder: string): Contents =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )

/** The files of every package. One without a release has no changelog yet. */
const always = ['LICENSE', 'README.md', 'package.json']
const ofProgram = ['dist/main.js', 'dist/main.js.map', 'dist/notices.txt']

const manifestOf = (contents: Contents): Manifest => JSON.parse(contents.get('package.json') ?? '')

/** Files that scripts or declarations share, by the imports in these. */
const chunksOf = (contents: Contents, path: string): readonly string[] =>
  [...(contents.get(path) ?? '').matchAll(/ from "\.\/(\w+)\.js"/g)].map(([, name]) =>
    path.replace(/[\w-]+(?=\.(?:js|d\.ts)$)/, name ?? ''),
  )

/** The scripts and declarations of a library's entry points, the chunks that these import, and the maps. */
const ofLibrary = (contents: Contents, exports: Manifest['exports'] = {}): readonly string[] => {
  const entries = Object.values(exports).flatMap((target) => (typeof target === 'object' ? Object.values(target ?? {}) : []))
  const files = entries.map((path) => path.replace('./', ''))
  const all = [...new Set([...files, ...files.flatMap((path) => chunksOf(contents, path))])]
  return all.flatMap((path) => (path.endsWith('.js') ? [path, `${path}.map`] : [path]))
}

/**
 * Fails unless tarballs that are published together hold what they should and nothing else, and go together: all that
 * publint and attw do not look for.
 */
export const expectTarballs = (tarballs: readonly Contents[]): void => {
  const versions = tarballs.map(manifestOf).map(({ name, version }) => [name, version] as const)
  // All that is installed with a package beside its peers: each dependency more is one more to trust and to update.
  const permitted = new Map<string, unknown>([...versions, ['fast-check', expect.stringMatching(/^\d+\.\d+\.\d+$/)]])
  for (const contents of tarballs) {
    const manifest = manifestOf(contents)
    const { name, bin, exports = {}, dependencies = {}, scripts = {} } = manifest
    const files = [...always, ...(bin ? ofProgram : ofLibrary(contents, exports)), ...('./schema.json' in exports ? ['schema.json'] : [])]
    expect([...contents.keys()].filter((path) => path !== 'CHANGELOG.md').sort(), name).toEqual(files.sort())
    expect(contents.get('LICENSE'), name).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'))
    expect(contents.get('package.json')).not.toMatch(/: "(?:workspace|catalog|link|file):/)
    const wanted = Object.keys(dependencies).map((other) => [other, permitted.get(other)])
    expect(dependencies, name).toEqual(Object.fromEntries(wanted))
    expect(manifest, name).not.toHaveProperty('optionalDependencies')
    // npm runs others where a package is installed.
    expect(Object.keys(scripts), name).toEqual(['build'])
  }
}
