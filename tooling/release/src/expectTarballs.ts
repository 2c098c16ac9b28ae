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

/** Scripts and declarations that others in the tarball import. */
const chunksIn = (contents: Contents): readonly string[] =>
  [...contents].flatMap(([path, text]) =>
    [...text.matchAll(/^import .* from "\.\/(\w+)\.js"/gm)].map(
      ([, name]) => `dist/${name}${path.slice(path.indexOf('.'))}`,
    ),
  )

/** The scripts and declarations of the entry points, the chunks that they share, and source maps. */
const ofLibrary = (contents: Contents, exports: object): readonly string[] => {
  const entries = JSON.stringify(exports).match(/dist\/[\w.-]+/g) ?? []
  return [...new Set([...entries, ...chunksIn(contents)])].flatMap((path) =>
    path.endsWith('.js') ? [path, `${path}.map`] : [path],
  )
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
    const built = bin ? ofProgram : ofLibrary(contents, exports)
    const files = [...always, ...built, ...('./schema.json' in exports ? ['schema.json'] : [])]
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
