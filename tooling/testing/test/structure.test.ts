// Checks the repository's layout. Each failure says how to fix it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codecPackages } from '../src/codecs.js'
import { pathsIn, root } from '../src/workspace.js'

const paths = pathsIn(root)
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const below = (folder: string): readonly string[] =>
  paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))

const vendors = codecPackages.filter(({ name }) => name !== 'core')

test('the top level is fixed', () => {
  const shown = [...new Set(paths.map((path) => path.split('/')[0] ?? ''))].filter(
    (name) => !/^\.(?!changeset)/.test(name),
  )
  expect(shown.sort(), 'move extra entries into packages/ or tooling/, and restore missing ones').toEqual([
    '.changeset',
    'LICENSE',
    'README.md',
    'package.json',
    'packages',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'tooling',
    'turbo.json',
  ])
})

test('tooling has at most nine packages', () => {
  const packages = ['bench', 'docs', 'e2e', 'mutation', 'release', 'site', 'testing', 'typescript', 'vitest']
  const folders = below('tooling').filter((path) => path.includes('/'))
  const surplus = folders.filter((path) => !packages.includes(path.split('/')[0] ?? ''))
  expect(surplus, `move these into one of ${packages}`).toEqual([])
})

// A vendor package is a table, so it contains only these files, two for each codec, and fixtures.
test.each(vendors)('$name has only the files of a vendor package', ({ name, codecs }) => {
  const required = ['README.md', 'package.json', 'schema.json', 'source.json', 'src/index.ts', 'tsconfig.json']
  const needed = [...required, ...codecs.flatMap((codec) => [`src/${codec.name}.ts`, `test/${codec.name}.test.ts`])]
  const permitted = [...needed, 'CHANGELOG.md', 'src/errors.ts']
  const own = below(`packages/${name}`)
  expect(
    needed.filter((path) => !own.includes(path)),
    'add these files: every vendor package has them',
  ).toEqual([])
  expect(
    own.filter((path) => !permitted.includes(path) && !path.startsWith('fixtures/')),
    'remove these files, or export codecs with these names',
  ).toEqual([])
  for (const codec of codecs) {
    expect(textOf(`packages/${name}/test/${codec.name}.test.ts`)).toContain(`checkCodec(${codec.name},`)
  }
})

// `test/token/Secret.proxies.test.ts` tests `src/token/Secret.ts`: the name of an aspect may follow the module's.
test('each test file of core is named after a module', () => {
  const files = below('packages/core')
  const tests = files.filter((path) => /^(?:test|verify)\/.*\.test\.ts$/.test(path))
  const moduleOf = (path: string): string =>
    path.replace(/^(?:test|verify)\/((?:[^/]+\/)*[^./]+)(?:\.\w+)?\.test\.ts$/, 'src/$1.ts')
  const misnamed = tests.filter((path) => !files.includes(moduleOf(path)))
  expect(misnamed, 'rename these to <folder>/<module>[.<aspect>].test.ts, after a module of src').toEqual([])
})

// Examples use `acme`. `ory` is part of English words, so it must be a word or a part of a camel-case name.
const names = ['affinidi', 'easyship', 'hydra', ...vendors.map(({ name }) => name).filter((name) => name !== 'acme')]
const ory = /(?<![A-Za-z])[Oo]ry(?![a-z])|(?<=[a-z])Ory(?![a-z])|(?<![A-Za-z])ORY(?![A-Za-z])/
const anyName = new RegExp(names.join('|'), 'i')
const namesVendor = (line: string): boolean => anyName.test(line) || ory.test(line)

test('core and its tests name no vendor', () => {
  const files = below('packages/core').filter((path) => /^(?:src|test)\/.*\.ts$/.test(path))
  const lines = files.flatMap((path) =>
    textOf(`packages/core/${path}`)
      .split('\n')
      .map((line) => `${path}: ${line}`),
  )
  expect(lines.filter(namesVendor), 'remove the vendor from these lines').toEqual([])
})

test('a vendor is found by name, and not in English words', () => {
  const lines = ['// As Bolt.', 'const isOryLike = 1', '// history, memory, category, advisory']
  expect(lines.map(namesVendor)).toEqual([true, true, false])
})
