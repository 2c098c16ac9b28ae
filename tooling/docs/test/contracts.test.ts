import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { breaksOf, majorsIn } from '../src/breaks.js'
import type { Seals } from '../src/contracts.js'
import { brokenSeals, descriptions, sealed } from '../src/contracts.js'
import { textOf } from '../src/Generated.js'
import type { Library } from '../src/Library.js'
import { edited } from './edit.js'

const reportOf = (members: string) => `\`\`\`ts\nexport interface Fake { ${members} }\n\`\`\`\n`
const [first, second, other] = [reportOf('a?: string'), reportOf('a?: string; b?: string'), reportOf('b?: string')]

let home = ''
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-contracts-')))
  mkdirSync(join(home, 'packages/fake'), { recursive: true })
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
}

const fakeAt = (version: string, report: string, schema = ''): Library => {
  return { name: 'fake', folder: join(home, 'packages/fake'), version, report, schema, codecs: [CanonicalToken] }
}

/** Writes the contract as `npm run docs` does, and returns the seals. */
const write = (library: Library, seals: Seals = {}): Seals => {
  for (const { path, current } of descriptions(library, seals, home)) put(path, current)
  return JSON.parse(sealed([library], seals, home).current)
}

const breaks = (library: Library, majors: readonly string[] = []) => breaksOf(library, new Set(majors), home)

const contract = (version: string) => `tooling/docs/contracts/fake/${version}/api.md`

test('until the first release the contract is rewritten', () => {
  expect(write(fakeAt('0.0.0', first))).toEqual({})
  expect(breaks(fakeAt('0.0.0', other))).toEqual(['fake: Fake.a: is gone (since 0.1.0)'])
  expect(write(fakeAt('0.0.0', other))).toEqual({})
  expect(breaks(fakeAt('0.0.0', other))).toEqual([])
})

test('the contract of a released version is kept from then on, and a change of it is found', () => {
  const seals = write(fakeAt('0.1.0', first))
  expect(Object.keys(seals)).toEqual([contract('0.1.0')])
  expect(write(fakeAt('0.1.0', other), seals)).toEqual(seals)
  expect(breaks(fakeAt('0.1.0', other))).toEqual(['fake: Fake.a: is gone (since 0.1.0)'])
  expect(brokenSeals(seals, home)).toEqual([])
  put(contract('0.1.0'), other)
  expect(brokenSeals(seals, home)).toEqual([expect.stringContaining(contract('0.1.0'))])
  rmSync(join(home, contract('0.1.0')))
  expect(brokenSeals(seals, home)).toHaveLength(1)
})

test('a patch has the contract of its minor, and a minor another, to which the next is held', () => {
  const seals = write(fakeAt('0.9.0', first))
  expect(write(fakeAt('0.9.1', first), seals)).toEqual(seals)
  expect(Object.keys(write(fakeAt('0.10.0', second), seals))).toEqual([contract('0.10.0'), contract('0.9.0')])
  expect(breaks(fakeAt('0.10.0', second))).toEqual([])
  expect(breaks(fakeAt('0.10.0', first))).toEqual(['fake: Fake.b: is gone (since 0.10.0)'])
})

test('a major, asked for or there, may change types', () => {
  write(fakeAt('0.1.0', first))
  expect(breaks(fakeAt('0.1.0', other), ['core'])).toHaveLength(1)
  expect(breaks(fakeAt('0.1.0', other), ['fake'])).toEqual([])
  expect(breaks(fakeAt('1.0.0', other))).toEqual([])
})

test('a changeset asks for a major in its front', () => {
  const text = (front: string) => `---\n${front}\n---\n\nSays '@token-codecs/laws': major.\n`
  const fronts = ["'@token-codecs/core': major\n'@token-codecs/bolt': minor", '"@token-codecs/ory-like": major']
  expect(majorsIn([...fronts, "'@token-codecs/enterprise': patch"].map(text))).toEqual(new Set(['core', 'ory-like']))
})

test('not even a major may change canonical JSON, whichever version wrote it', () => {
  const schema = textOf(join(root, 'packages/core/schema.json'))
  for (const version of ['0.1.0', '1.0.0']) write(fakeAt(version, first, schema))
  const renamed = edited(
    schema,
    [...Array(2)].map(() => ['"idToken": {', '"identityToken": {'] as const),
  )
  expect(breaks(fakeAt('2.0.0', first, renamed), ['fake'])).toEqual([
    'fake: CanonicalToken.idToken: is no longer read (since 0.1.0)',
    'fake: CanonicalToken.idToken: is no longer written (since 0.1.0)',
    'fake: CanonicalToken.idToken: is no longer read (since 1.0.0)',
    'fake: CanonicalToken.idToken: is no longer written (since 1.0.0)',
  ])
  expect(breaks(fakeAt('2.0.0', first))).toContain('fake: CanonicalToken: is gone (since 0.1.0)')
})

test('a core that breaks its promises is told by export and by member', () => {
  const [report, schema] = [
    textOf(join(root, 'tooling/docs/reports/core.md')),
    textOf(join(root, 'packages/core/schema.json')),
  ]
  const folder = join(root, 'packages/core')
  const core = { name: 'core', folder, version: '0.0.0', report, schema, codecs: [CanonicalToken, Rfc6749Token] }
  write(core)
  expect(breaks(core)).toEqual([])
  const broken = {
    ...core,
    report: edited(report, [
      ['readonly expiresIn?: number', 'readonly lifetime?: number'],
      ['export const reveal', 'const reveal'],
    ]),
    schema: edited(schema, [['"expires_in": {', '"lifetime": {']]),
  }
  const lines = ['reveal: is no longer exported', 'Token.expiresIn: is gone']
  expect(breaks(broken)).toEqual(
    [...lines, 'schema.json: Rfc6749Token.expires_in: is no longer written'].map(
      (line) => `core: ${line} (since 0.1.0)`,
    ),
  )
})
