import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CanonicalToken } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import { beforeEach, describe, expect, test } from 'vitest'
import { earlierVersions, forgotten, goldenFolder, goldenIn, packagesAt, versionsOf } from '../src/golden.js'
import { write } from '../src/project.js'
import { commitAll } from '../src/repositoryCopy.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

test('the golden documents here are as at the last release, of several packages, and have every canonical member', () => {
  expect(forgotten(root)).toEqual([])
  const golden = goldenIn(root)
  const [first = ''] = versionsOf(golden)
  expect(packagesAt(golden, first)).toEqual(expect.arrayContaining(['core', 'bolt']))
  const members = new Set(golden.flatMap(({ canonical }) => Object.keys(canonical)))
  expect(Object.keys(CanonicalToken.fields).filter((member) => !members.has(member))).toEqual([])
})

describe('in a repository', () => {
  const home = temporaryFolder()
  let repository = ''
  const paths = ['core/0.10.0/two.json', 'core/0.9.0/one.json', 'one/0.10.0/one.json'].map(
    (path) => `${goldenFolder}/${path}`,
  )
  const [path = ''] = paths
  const document = JSON.stringify({ canonical: { v: 1, accessToken: 'fake-a', tokenType: 'Bearer' } })
  const atVersion = (version: string) => {
    const manifest = JSON.stringify({ name: '@fake-scope/core', version }, undefined, 2)
    write(repository, { 'packages/core/package.json': manifest })
  }

  beforeEach(() => {
    repository = mkdtempSync(join(home, 'repository-'))
    write(repository, Object.fromEntries(paths.map((own) => [own, document])))
    atVersion('0.0.0')
    commitAll(repository)
  })

  test('documents are found by package and version, the versions in the order of their numbers', () => {
    const golden = goldenIn(repository)
    expect(golden.map((own) => own.path)).toEqual(paths)
    expect(golden.map(({ wire }) => wire)).toEqual([{}, {}, {}])
    expect(versionsOf(golden)).toEqual(['0.9.0', '0.10.0'])
    expect(packagesAt(golden, '0.9.0')).toEqual(['core'])
    expect(packagesAt(golden, '0.10.1')).toEqual(['core', 'one'])
  })

  test('a folder that is named like no release is refused', () => {
    write(repository, { [`${goldenFolder}/one/next/one.json`]: document })
    expect(() => goldenIn(repository)).toThrow('one/next: expected a folder named like a release')
  })

  test.each([
    ['0.0.0', []],
    ['0.10.0', ['0.9.0']],
    ['0.10.1', ['0.9.0', '0.10.0']],
  ])('at version %s, those before it were released', (version, expected) => {
    atVersion(version)
    expect(earlierVersions(repository)).toEqual(expected)
  })

  test('a document may change before its release, and never after it', () => {
    const change = () => writeFileSync(join(repository, path), '{}')
    const asked = [`put ${path} back as it was: what a release wrote is kept for ever`]
    change()
    expect(forgotten(repository)).toEqual([])
    write(repository, { [path]: document })
    atVersion('0.10.0')
    commitAll(repository)
    write(repository, { [`${goldenFolder}/core/0.11.0/new.json`]: document })
    expect(forgotten(repository)).toEqual([])
    change()
    expect(forgotten(repository)).toEqual(asked)
    commitAll(repository)
    expect(forgotten(repository)).toEqual(asked)
    rmSync(join(repository, path))
    expect(forgotten(repository)).toEqual(asked)
  })
})
