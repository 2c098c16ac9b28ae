import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CanonicalToken } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { forgotten, goldenFolder, goldenIn, packagesAt, versionsOf } from '../src/golden.js'
import { write } from '../src/project.js'
import { commitAll } from '../src/repositoryCopy.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

test('released documents are unchanged, and golden documents cover several packages and every member', () => {
  expect(forgotten(root)).toEqual([])
  const golden = goldenIn(root)
  const [first = ''] = versionsOf(golden)
  expect(packagesAt(golden, first)).toEqual(expect.arrayContaining(['core', 'bolt']))
  const members = new Set(golden.flatMap(({ canonical }) => Object.keys(canonical)))
  expect(Object.keys(CanonicalToken.fields).filter((member) => !members.has(member))).toEqual([])
})

const repository = temporaryFolder()
const put = (path: string, text: string) => write(repository, { [path]: text })
const document = JSON.stringify({ canonical: { v: 1, accessToken: 'fake-a', tokenType: 'Bearer' } })

test('a document may change until its package is released', () => {
  const release = (name: string, version: string) => {
    put(`packages/${name}/package.json`, JSON.stringify({ name: `@fake-scope/${name}`, version }, undefined, 2))
    commitAll(repository)
  }
  const golden = `${goldenFolder}/core/0.10.0/two.json`
  const contracts = ['core', 'laws'].map((name) => `tooling/docs/contracts/${name}/0.10.0/api.md`)
  const all = [...contracts, golden]
  const change = () => all.map((path) => put(path, '{}'))
  const asked = (paths: readonly string[]) => paths.map((path) => `restore ${path}: released documents never change`)
  const problems = () => [...forgotten(repository)].sort()

  for (const path of all) put(path, document)
  release('core', '0.0.0')
  change()
  expect(problems()).toEqual([])
  release('core', '0.10.0')
  put(`${goldenFolder}/core/0.11.0/new.json`, document)
  put('tooling/docs/contracts/laws/0.11.0/api.md', document)
  expect(problems()).toEqual([])
  for (const path of all) put(path, document)
  expect(problems()).toEqual(asked(all))
  commitAll(repository)
  expect(problems()).toEqual(asked(all))
  rmSync(join(repository, golden))
  expect(problems()).toEqual(asked(all))
  change()
  // A separate release, after core's.
  release('laws', '0.11.0')
  put('tooling/docs/contracts/laws/0.11.0/api.md', '{}')
  expect(problems()).toEqual(asked(['tooling/docs/contracts/laws/0.11.0/api.md']))
})
