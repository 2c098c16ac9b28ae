import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CanonicalToken } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { breaksOf, descriptions, pendingMajors } from '../src/contracts.js'
import { textOf } from '../src/Generated.js'
import type { Library } from '../src/Library.js'
import { edited } from './edit.js'

const reportOf = (members: string) => `\`\`\`ts\nexport interface Fake { ${members} }\n\`\`\`\n`
const [first, second, other] = [reportOf('a?: { c?: 1 }'), reportOf('a?: { c?: 1 }; b?: 1'), reportOf('b?: 1')]

let home = ''
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'token-codecs-contracts-'))
  put('.changeset/fake.md', "---\n'@token-codecs/fake': minor\n---\n\nSays '@token-codecs/laws': major.\n")
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const fakeAt = (version: string, report: string, schema = ''): Library => {
  return { name: 'fake', folder: join(root, 'packages/core'), version, report, schema, codecs: [CanonicalToken] }
}

/** Writes the contract, as `npm run docs` does. */
const write = (library: Library): void => {
  for (const { path, current } of descriptions(library, home)) put(path, current)
}

/** Returns the broken exports and members, with the version of their contract. */
const breaks = (library: Library) =>
  breaksOf(library, home).map((line) => line.replace(/^fake: (.*?): .*( \(since .*)$/, '$1$2'))

test('the contract is rewritten until the first release, and kept from then on', () => {
  write(fakeAt('0.0.0', first))
  expect(breaks(fakeAt('0.0.0', other))).toContain('Fake.a (since 0.1.0)')
  expect(breaks(fakeAt('0.0.0', reportOf('a?: {}')))).toEqual(['Fake.a (since 0.1.0)'])
  write(fakeAt('0.0.0', other))
  write(fakeAt('0.1.0', second))
  expect(breaks(fakeAt('0.1.0', other))).toEqual([])
  expect(breaks(fakeAt('0.1.0', first))).toContain('Fake.b (since 0.1.0)')
})

test('a patch shares the contract of its minor, and each minor has its own', () => {
  write(fakeAt('0.9.0', first))
  write(fakeAt('0.9.1', second))
  expect(breaks(fakeAt('0.9.1', first))).toEqual([])
  write(fakeAt('0.10.0', second))
  expect(breaks(fakeAt('0.10.0', first))).toContain('Fake.b (since 0.10.0)')
})

test('a major may change types, both when requested by a changeset and when released', () => {
  write(fakeAt('0.1.0', first))
  expect(breaks(fakeAt('1.0.0', other))).toEqual([])
  expect(pendingMajors(home)).toEqual(new Set())
  put('.changeset/major.md', '---\n\'@token-codecs/bolt\': minor\n"@token-codecs/fake": major\n---\n\nSays why.\n')
  expect(pendingMajors(home)).toEqual(new Set(['fake']))
  expect(breaks(fakeAt('0.1.0', other))).toEqual([])
})

test('a major may not change canonical JSON, of any version', () => {
  const schema = textOf(join(root, 'packages/core/schema.json'))
  for (const version of ['0.1.0', '1.0.0']) write(fakeAt(version, first, schema))
  const renamed = edited(schema, Array(2).fill(['"idToken": {', '"identityToken": {']))
  expect(new Set(breaks(fakeAt('2.0.0', first, renamed)))).toEqual(
    new Set(['CanonicalToken.idToken (since 0.1.0)', 'CanonicalToken.idToken (since 1.0.0)']),
  )
  expect(breaks(fakeAt('1.0.0', first, renamed))).toContain('schema.json (since 1.0.0)')
  expect(breaks(fakeAt('2.0.0', first))).toContain('CanonicalToken (since 0.1.0)')
})
