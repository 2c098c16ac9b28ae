import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders, root } from '@tooling/testing/workspace'
import { beforeEach, describe, expect, test } from 'vitest'
import { changesetProblems } from '../src/changesets.js'
import { write } from '../src/project.js'
import { commitAll, git } from '../src/repositoryCopy.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

test('a changeset names every public change in this repository', () =>
  expect(changesetProblems(root, packageFolders)).toEqual([]))

describe('a package', () => {
  const home = temporaryFolder()
  let repository = ''
  const folder = 'packages/one'
  const catalog = 'pnpm-workspace.yaml'
  const versions = 'catalog:\n  fake-a: 1.0.0\n  fake-b: 1.0.0\n'
  const manifest = (version: string, members = {}) =>
    JSON.stringify({ name: '@fake-scope/one', version, ...members }, undefined, 2)
  const problems = () => changesetProblems(repository, [folder])
  const asked = (paths: string) => [`name @fake-scope/one in a changeset: ${paths} changed since its last release`]
  const put = (path: string, text: string) => write(repository, { [path]: text })

  beforeEach(() => {
    repository = mkdtempSync(join(home, 'repository-'))
    put('.changeset/config.json', '{}')
    put(catalog, versions)
    put(`${folder}/package.json`, manifest('0.0.0'))
    put(`${folder}/src/one.ts`, 'export const one = 1\n')
    commitAll(repository)
  })

  const release = (members = {}) => {
    put(`${folder}/package.json`, manifest('1.0.0', members))
    expect(problems()).toEqual([])
    commitAll(repository)
    expect(problems()).toEqual([])
  }

  test('needs a changeset before its first release', () => {
    expect(problems()).toEqual(['name @fake-scope/one in a changeset: it was never released'])
    put('.changeset/fake.md', "---\n'@fake-scope/other': minor\n---\n\n'@fake-scope/one': minor\n")
    expect(problems()).not.toEqual([])
    put('.changeset/fake.md', "---\n'@fake-scope/other': minor\n'@fake-scope/one': minor\n---\n\nFake.\n")
    expect(problems()).toEqual([])
  })

  test.each([
    ['a source', 'src/one.ts', 'export const one = 2\n'],
    ['a new source', 'src/two.ts', ''],
    ['its package.json', 'package.json', manifest('1.0.0', { type: 'module' })],
  ])('needs a changeset for a change in %s, committed or not, tagged or not', (_, path, text) => {
    const expected = asked(`${folder}/${path}`)
    release()
    put(`${folder}/test/one.test.ts`, '')
    expect(problems()).toEqual([])
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

  test('needs a changeset for files in every tarball, and for versions that its tarball names', () => {
    release({ dependencies: { 'fake-a': 'catalog:' } })
    put(catalog, versions.replace('fake-b: 1.0.0', 'fake-b: 1.0.1'))
    expect(problems()).toEqual([])
    put(catalog, versions.replace('fake-a: 1.0.0', "'fake-a': 1.0.1"))
    put('LICENSE', 'fake-a\n')
    expect(problems()).toEqual(asked(`LICENSE, ${catalog}`))
  })

  test('needs a changeset for everything that its program bundles, direct or indirect', () => {
    put(`${folder}/src/one.ts`, "export const { two } = await import('@fake-scope/two')\n")
    put('packages/two/src/two.ts', "export { three as two } from '@fake-scope/three/node'\n")
    put('packages/three/src/three.ts', "export { a as three } from 'fake-a/lib/a.js'\n")
    release({ bin: { fake: './dist/main.cjs' } })
    put('packages/four/src/four.ts', 'export const four = 4\n')
    put('packages/three/test/three.test.ts', '')
    put(catalog, versions.replace('fake-b: 1.0.0', 'fake-b: 1.0.1'))
    expect(problems()).toEqual([])
    put('packages/three/src/other.ts', '')
    put(catalog, versions.replace('fake-a: 1.0.0', 'fake-a: 1.0.1'))
    expect(problems()).toEqual(asked(`packages/three/src/other.ts, ${catalog}`))
  })
})
