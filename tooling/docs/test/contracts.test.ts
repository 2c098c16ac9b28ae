import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { breaksOf, majorsIn } from '../src/breaks.js'
import type { Seals } from '../src/contracts.js'
import { descriptions, sealed, sealProblems } from '../src/contracts.js'

const reportOf = (declarations: string) => `\`\`\`ts\n${declarations}\n\`\`\`\n`

const first = reportOf('export interface Fake { a?: string }')
const second = reportOf('export interface Fake { a?: string; b?: string }')
const other = reportOf('export interface Fake { b?: string }')

const object = (properties: object) => ({ type: 'object', properties })
const schemaOf = (properties: object) => {
  const $defs = { CanonicalTokenWritten: object(properties), CanonicalTokenAccepted: object(properties) }
  return JSON.stringify({ $id: 'urn:fake', $defs })
}

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

const fakeAt = (version: string) => ({ name: 'fake', folder: join(home, 'packages/fake'), version })

/** What `npm run docs` does. */
const write = (version: string, report: string, seals: Seals = {}): Seals => {
  const reports = new Map([['fake', report]])
  for (const { path, current } of descriptions([fakeAt(version)], reports, seals, home)) put(path, current)
  return sealed([fakeAt(version)], reports, seals)
}

const breaks = (version: string, report: string, schema = '', majors: readonly string[] = []) =>
  breaksOf(fakeAt(version), { report, schema }, new Set(majors))

const contract = (version: string) => `packages/fake/contract/${version}/api.md`

test('until the first release the contract is written anew', () => {
  expect(write('0.0.0', first)).toEqual({})
  expect(breaks('0.0.0', other)).toEqual(['fake: Fake.a: is gone (since 0.1.0)'])
  expect(write('0.0.0', other)).toEqual({})
  expect(breaks('0.0.0', other)).toEqual([])
})

test('a version that is about to be released needs a contract, which is kept from then on', () => {
  expect(sealProblems({}, [fakeAt('0.1.0')], home)).toEqual([
    expect.stringContaining('packages/fake is at 0.1.0 and promises nothing: run "npm run docs"'),
  ])
  const seals = write('0.1.0', first)
  expect(Object.keys(seals)).toEqual([contract('0.1.0')])
  expect(write('0.1.0', other, seals)).toEqual(seals)
  expect(breaks('0.1.0', other)).toEqual(['fake: Fake.a: is gone (since 0.1.0)'])
  expect(sealProblems(seals, [fakeAt('0.1.0')], home)).toEqual([])
})

test('a released contract that is changed or gone is found', () => {
  const seals = write('0.1.0', first)
  put(contract('0.1.0'), other)
  const problem = `${contract('0.1.0')} was released and is kept as it was: put it back`
  expect(sealProblems(seals, [fakeAt('0.1.0')], home)).toEqual([problem])
  rmSync(join(home, contract('0.1.0')))
  expect(sealProblems(seals, [fakeAt('0.1.0')], home)).toEqual([problem])
})

test('a patch has the contract of its minor, and a minor one of its own, to which the next is held', () => {
  const seals = write('0.9.0', first)
  expect(write('0.9.1', first, seals)).toEqual(seals)
  expect(sealProblems(seals, [fakeAt('0.10.0')], home)).toHaveLength(1)
  expect(Object.keys(write('0.10.0', second, seals))).toEqual([contract('0.10.0'), contract('0.9.0')])
  expect(breaks('0.10.0', second)).toEqual([])
  expect(breaks('0.10.0', first)).toEqual(['fake: Fake.b: is gone (since 0.10.0)'])
})

describe('a major', () => {
  test('may change types, whether a changeset asks for it or it is there', () => {
    write('0.1.0', first)
    expect(breaks('0.1.0', other, '', ['core'])).toHaveLength(1)
    expect(breaks('0.1.0', other, '', ['fake'])).toEqual([])
    expect(breaks('1.0.0', other)).toEqual([])
  })

  test('may not change canonical JSON, whichever version wrote it', () => {
    const text = { type: 'string' }
    put('packages/fake/contract/0.1.0/schema.json', schemaOf({ a: text }))
    put('packages/fake/contract/1.0.0/schema.json', schemaOf({ a: text, b: text }))
    for (const version of ['0.1.0', '1.0.0']) put(contract(version), first)
    expect(breaks('2.0.0', first, schemaOf({ a: text, b: text }), ['fake'])).toEqual([])
    expect(breaks('2.0.0', first, schemaOf({ b: text }), ['fake'])).toEqual([
      'fake: CanonicalToken.a: is no longer read (since 0.1.0)',
      'fake: CanonicalToken.a: is no longer written (since 0.1.0)',
      'fake: CanonicalToken.a: is no longer read (since 1.0.0)',
      'fake: CanonicalToken.a: is no longer written (since 1.0.0)',
    ])
  })

  test('is asked for by the front of a changeset', () => {
    const text = (front: string) => `---\n${front}\n---\n\nSays '@token-codecs/laws': major.\n`
    const fronts = [
      "'@token-codecs/core': major\n'@token-codecs/bolt': minor",
      '"@token-codecs/ory-like": major',
      "'@token-codecs/enterprise': patch",
    ]
    expect(majorsIn(fronts.map(text))).toEqual(new Set(['core', 'ory-like']))
  })
})

test('a package without the schema that it had breaks all that it said', () => {
  put(contract('0.1.0'), first)
  put('packages/fake/contract/0.1.0/schema.json', schemaOf({}))
  expect(breaks('0.1.0', first)).toContain('fake: schema.json: CanonicalToken: is gone (since 0.1.0)')
})
