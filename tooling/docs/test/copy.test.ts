// The whole way, in a throw-away copy: what is built of core is broken, and the check of the copy names it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { breaksOf } from '../src/breaks.js'
import { publishedPackages } from '../src/packages.js'
import { reportsOf } from '../src/reports.js'
import type { Edit } from './edit.js'
import { edited } from './edit.js'

let home = ''
const file = (path: string) => join(home, 'packages/core', path)
const edit = (path: string, changes: Edit) =>
  writeFileSync(file(path), edited(readFileSync(file(path), 'utf8'), changes))

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-contract-copy-')))
  mkdirSync(file('.'), { recursive: true })
  for (const path of ['dist', 'contract', 'api.md', 'schema.json', 'package.json']) {
    cpSync(join(root, 'packages/core', path), file(path), { recursive: true })
  }
  symlinkSync(join(root, 'packages/core/node_modules'), file('node_modules'), 'junction')
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

test('what is built of core and no longer keeps what was promised is named', () => {
  edit('dist/Token.d.ts', [['readonly expiresIn?: number', 'readonly lifetime?: number']])
  edit('dist/index.d.ts', [["export { reveal, secret } from './Secret.js'", "export { secret } from './Secret.js'"]])
  edit('schema.json', [
    ['"expiresIn": {', '"lifetime": {'],
    ['"expiresIn": {', '"lifetime": {'],
  ])
  const packages = publishedPackages(join(home, 'packages'))
  const report = reportsOf(packages).get('core') ?? ''
  const schema = readFileSync(file('schema.json'), 'utf8')
  expect(packages.flatMap((published) => breaksOf(published, { report, schema }, new Set()))).toEqual(
    [
      'reveal: is no longer exported',
      'Token.expiresIn: is gone',
      'schema.json: CanonicalToken.expiresIn: is no longer read',
      'schema.json: CanonicalToken.expiresIn: is no longer written',
    ].map((line) => expect.stringContaining(`core: ${line}`)),
  )
})
