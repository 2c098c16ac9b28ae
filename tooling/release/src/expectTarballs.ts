import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '@tooling/testing/workspace'
import { root } from '@tooling/testing/workspace'
import { expect } from 'vitest'

/** A tarball's files: path to text. */
export type Contents = ReadonlyMap<string, string>

/** Reads the files of an unpacked tarball. */
export const contentsOf = (folder: string): Contents =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )

/** Files in every tarball. CHANGELOG.md is optional, because it is missing before the first release. */
const always = ['LICENSE', 'README.md', 'package.json']

const manifestOf = (contents: Contents): Manifest => JSON.parse(contents.get('package.json') ?? '')

/** Scripts and declarations that other files in the tarball import. */
const chunksIn = (contents: Contents): readonly string[] =>
  [...contents].flatMap(([path, text]) =>
    [...text.matchAll(/^import .* from "\.\/(\w+)\.js"/gm)].map(
      ([, name]) => `dist/${name}${path.slice(path.indexOf('.'))}`,
    ),
  )

/** Scripts, declarations and source maps of the entry points and of the chunks that they share. */
const ofLibrary = (contents: Contents, exports: object): readonly string[] => {
  const entries = JSON.stringify(exports).match(/dist\/[\w.-]+/g) ?? []
  return [...new Set([...entries, ...chunksIn(contents)])].flatMap((path) =>
    path.endsWith('.js') ? [path, `${path}.map`] : [path],
  )
}

/** A program's scripts: those that it loads at once, on demand or in a thread. */
const ofProgram = (contents: Contents): readonly string[] => {
  const scripts = new Set(['dist/main.cjs'])
  // A set also visits what is added on the way.
  for (const path of scripts) {
    for (const [, name] of (contents.get(path) ?? '').matchAll(/"(?:\.\/)?([\w-]+\.cjs)"/g)) scripts.add(`dist/${name}`)
  }
  return [...scripts, 'dist/notices.txt']
}

/**
 * Asserts that each tarball contains exactly the expected files, and that tarballs published together depend on each
 * other's versions. publint and attw do not check this.
 */
export const expectTarballs = (tarballs: readonly Contents[]): void => {
  const versions = tarballs.map(manifestOf).map(({ name, version }) => [name, version] as const)
  // The only permitted dependencies, because users have to trust and update each one.
  const others = ['csv-parse', 'csv-stringify', 'fast-check']
  const exact = others.map((name) => [name, expect.stringMatching(/^\d+\.\d+\.\d+$/)] as const)
  const permitted = new Map<string, unknown>([...versions, ...exact])
  for (const contents of tarballs) {
    const manifest = manifestOf(contents)
    const { name, bin, exports = {}, dependencies = {}, scripts = {} } = manifest
    const built = bin ? ofProgram(contents) : ofLibrary(contents, exports)
    const files = [...always, ...built, ...('./schema.json' in exports ? ['schema.json'] : [])]
    expect([...contents.keys()].filter((path) => path !== 'CHANGELOG.md').sort(), name).toEqual(files.sort())
    expect(contents.get('LICENSE'), name).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'))
    expect(contents.get('package.json')).not.toMatch(/: "(?:workspace|catalog|link|file):/)
    const wanted = Object.keys(dependencies).map((other) => [other, permitted.get(other)])
    expect(dependencies, name).toEqual(Object.fromEntries(wanted))
    expect(manifest, name).not.toHaveProperty('optionalDependencies')
    // npm runs other scripts, such as postinstall, on the user's machine.
    expect(Object.keys(scripts), name).toEqual(['build'])
  }
}
