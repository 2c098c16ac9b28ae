import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CanonicalToken } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareVersions, earlierVersions, forgotten, goldenIn, packagesAt, versionsOf } from '../src/golden.js'
import { write } from '../src/project.js'
import { commitAll } from '../src/repositoryCopy.js'

describe('the golden documents of this repository', () => {
  test('are as they were at the last release', () => {
    expect(forgotten(root)).toEqual([])
  })

  test('have every member that canonical JSON has', () => {
    const members = new Set(goldenIn(root).flatMap(({ canonical }) => Object.keys(canonical)))
    expect(Object.keys(CanonicalToken.fields).filter((member) => !members.has(member))).toEqual([])
  })

  test('are of several packages, core among them from the first version on', () => {
    const golden = goldenIn(root)
    const [first = ''] = versionsOf(golden)
    expect(packagesAt(golden, first)).toContain('core')
    expect(packagesAt(golden, first).length).toBeGreaterThan(1)
  })
})

describe('in a repository', () => {
  let repository = ''
  const document = JSON.stringify({ canonical: { v: 1, accessToken: 'fake-a', tokenType: 'Bearer' } })
  const atVersion = (version: string) =>
    write(repository, {
      'packages/core/package.json': JSON.stringify({ name: '@fake-scope/core', version }, undefined, 2),
    })

  beforeEach(() => {
    repository = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-golden-')))
    write(repository, {
      'tooling/docs/golden/core/0.10.0/two.json': document,
      'tooling/docs/golden/core/0.9.0/one.json': document,
      'tooling/docs/golden/one/0.10.0/one.json': JSON.stringify({
        ...JSON.parse(document),
        wire: { one: { a: 'fake-a' } },
      }),
    })
    atVersion('0.0.0')
    commitAll(repository)
  })

  afterEach(() => rmSync(repository, { recursive: true, force: true }))

  test('documents are found by package and version, the versions in order', () => {
    const golden = goldenIn(repository)
    expect(golden.map(({ path }) => path)).toEqual([
      'tooling/docs/golden/core/0.10.0/two.json',
      'tooling/docs/golden/core/0.9.0/one.json',
      'tooling/docs/golden/one/0.10.0/one.json',
    ])
    expect(golden.map(({ wire }) => wire)).toEqual([{}, {}, { one: { a: 'fake-a' } }])
    expect(versionsOf(golden)).toEqual(['0.9.0', '0.10.0'])
    expect(packagesAt(golden, '0.9.0')).toEqual(['core'])
    expect(packagesAt(golden, '0.10.1')).toEqual(['core', 'one'])
  })

  test('a folder that is named like no release is refused', () => {
    write(repository, { 'tooling/docs/golden/one/next/one.json': document })
    expect(() => goldenIn(repository)).toThrow('tooling/docs/golden/one/next: expected a folder named like a release')
  })

  test('versions before the present one were released, itself and later ones were not', () => {
    expect(earlierVersions(repository)).toEqual([])
    atVersion('0.10.0')
    expect(earlierVersions(repository)).toEqual(['0.9.0'])
    atVersion('0.10.1')
    expect(earlierVersions(repository)).toEqual(['0.9.0', '0.10.0'])
  })

  test('a document may change before its release, and never after it', () => {
    const path = 'tooling/docs/golden/core/0.10.0/two.json'
    const expected = [`put ${path} back as it was: what a release wrote is kept for ever`]
    writeFileSync(join(repository, path), '{}')
    expect(forgotten(repository)).toEqual([])
    writeFileSync(join(repository, path), document)
    atVersion('0.10.0')
    commitAll(repository)
    write(repository, { 'tooling/docs/golden/core/0.11.0/new.json': document })
    expect(forgotten(repository)).toEqual([])
    writeFileSync(join(repository, path), '{}')
    expect(forgotten(repository)).toEqual(expected)
    commitAll(repository)
    expect(forgotten(repository)).toEqual(expected)
    rmSync(join(repository, path))
    expect(forgotten(repository)).toEqual(expected)
  })
})

test('versions are ordered by their numbers', () => {
  const versions = ['1.0.0', '0.10.0', '0.9.10', '0.9.9', '0.10.1']
  expect([...versions].sort(compareVersions)).toEqual(['0.9.9', '0.9.10', '0.10.0', '0.10.1', '1.0.0'])
})
