import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageFolders, root } from '@tooling/testing/workspace'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changesetProblems, changesetsIn, changesOf } from '../src/changesets.js'
import { write } from '../src/project.js'
import { commitAll, git } from '../src/repositoryCopy.js'

test('every public change of this repository is named by a changeset', () => {
  const changed = packageFolders.map((folder) => changesOf(root, folder))
  expect(changesetProblems(changed, changesetsIn(root))).toEqual([])
})

describe('a package', () => {
  let repository = ''
  const folder = 'packages/one'
  const manifest = (version: string, members = {}) =>
    JSON.stringify({ name: '@fake-scope/one', version, ...members }, undefined, 2)
  const problems = () => changesetProblems([changesOf(repository, folder)], changesetsIn(repository))
  const put = (path: string, text: string) => write(repository, { [path]: text })

  beforeEach(() => {
    repository = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-changes-')))
    mkdirSync(join(repository, '.changeset'))
    writeFileSync(join(repository, '.changeset/config.json'), '{}')
    put(`${folder}/package.json`, manifest('0.0.0'))
    put(`${folder}/src/one.ts`, 'export const one = 1\n')
    commitAll(repository)
  })

  afterEach(() => rmSync(repository, { recursive: true, force: true }))

  const release = () => {
    put(`${folder}/package.json`, manifest('1.0.0'))
    commitAll(repository)
  }

  test('needs one before its first release', () => {
    expect(problems()).toEqual(['name @fake-scope/one in a changeset: it was never released'])
    put('.changeset/fake.md', "---\n'@fake-scope/other': minor\n---\n\n'@fake-scope/one': minor\n")
    expect(problems()).not.toEqual([])
    put('.changeset/fake.md', "---\n'@fake-scope/other': minor\n'@fake-scope/one': minor\n---\n\nFake.\n")
    expect(problems()).toEqual([])
  })

  test('needs none while its version is raised, and right after', () => {
    put(`${folder}/package.json`, manifest('1.0.0'))
    expect(problems()).toEqual([])
    commitAll(repository)
    expect(problems()).toEqual([])
  })

  test.each([
    ['a source', 'src/one.ts', 'export const one = 2\n'],
    ['a new source', 'src/two.ts', ''],
    ['its package.json', 'package.json', manifest('1.0.0', { type: 'module' })],
    ['its README', 'README.md', '# one\n'],
    ['a setting of its build', 'tsconfig.build.json', '{}'],
  ])('needs one for a change of %s, committed or not, with a tag or without', (_, path, text) => {
    const expected = [`name @fake-scope/one in a changeset: ${folder}/${path} changed since its last release`]
    release()
    put(`${folder}/${path}`, text)
    expect(problems()).toEqual(expected)
    git(repository, ['tag', '@fake-scope/one@1.0.0'])
    expect(problems()).toEqual(expected)
    commitAll(repository)
    expect(problems()).toEqual(expected)
    git(repository, ['tag', '--delete', '@fake-scope/one@1.0.0'])
    expect(problems()).toEqual(expected)
    put('.changeset/fake.md', '---\n"@fake-scope/one": patch\n---\n\nFake.\n')
    expect(problems()).toEqual([])
  })

  test('needs one for what all tarballs have alike, and for the versions its tarball names', () => {
    put('LICENSE', 'fake\n')
    put('pnpm-workspace.yaml', "catalog:\n  'fake-a': 1.0.0\n  fake-b: 1.0.0\n")
    put(`${folder}/package.json`, manifest('1.0.0', { dependencies: { 'fake-a': 'catalog:' } }))
    commitAll(repository)
    const expected = (path: string) => [`name @fake-scope/one in a changeset: ${path} changed since its last release`]
    put('pnpm-workspace.yaml', "catalog:\n  'fake-a': 1.0.0\n  fake-b: 1.0.1\n")
    expect(problems()).toEqual([])
    put('pnpm-workspace.yaml', "catalog:\n  'fake-a': 1.0.1\n  fake-b: 1.0.0\n")
    expect(problems()).toEqual(expected('pnpm-workspace.yaml'))
    put('pnpm-workspace.yaml', "catalog:\n  'fake-a': 1.0.0\n  fake-b: 1.0.0\n")
    put('LICENSE', 'fake-a\n')
    expect(problems()).toEqual(expected('LICENSE'))
  })

  test('needs none for a change of a test', () => {
    release()
    put(`${folder}/test/one.test.ts`, '')
    expect(problems()).toEqual([])
    commitAll(repository)
    expect(problems()).toEqual([])
  })
})
