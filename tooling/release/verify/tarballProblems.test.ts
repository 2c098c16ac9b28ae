// Every rule of what is published holds of our packages, and is proven by a tarball broken on purpose.
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { contentsOf } from '../src/contents.js'
import { releaseProblems, tarballProblems, tarballRules } from '../src/tarballProblems.js'

const { packages } = inject('shipped')

const contentsIn = (name: string) => contentsOf(join(packages.find(({ folder }) => folder === name)?.unpacked ?? ''))
const bolt = contentsIn('packages/bolt')

type Change = Readonly<Record<string, string | undefined>>

const changed = (change: Change, contents = bolt) => {
  const files = new Map(contents)
  for (const [path, text] of Object.entries(change)) {
    if (text === undefined) files.delete(path)
    else files.set(path, text)
  }
  return files
}

const manifestWith = (members: Readonly<Record<string, unknown>>, contents = bolt): Change => ({
  'package.json': JSON.stringify({ ...JSON.parse(contents.get('package.json') ?? ''), ...members }, undefined, 2),
})

test.each(packages)('nothing is wrong with the tarball of $folder', ({ unpacked }) => {
  expect(tarballProblems(contentsOf(unpacked))).toEqual([])
})

test('the packages depend on exactly the versions of each other that are published with them', () => {
  expect(releaseProblems(packages.map(({ manifest }) => manifest))).toEqual([])
})

const core = '@token-codecs/core'
const version: string = JSON.parse(bolt.get('package.json') ?? '').version

const broken: readonly (readonly [rule: string, title: string, change: Change, problem: string])[] = [
  [
    'ownProtocols',
    'a version of the workspace',
    manifestWith({ dependencies: { [core]: 'workspace:*' } }),
    'workspace:*',
  ],
  [
    'ownProtocols',
    'a version of the catalog',
    manifestWith({ peerDependencies: { 'io-ts': 'catalog:peers' } }),
    'catalog:',
  ],
  ['missingFiles', 'no license', { LICENSE: undefined }, 'put LICENSE into'],
  ['missingFiles', 'no README', { 'README.md': undefined }, 'put README.md into'],
  ['missingFiles', 'an entry that is not there', { 'dist/index.js': undefined }, 'put dist/index.js into'],
  ['missingFiles', 'types that are not there', { 'dist/index.d.ts': undefined }, 'put dist/index.d.ts into'],
  ['missingFiles', 'a schema that is not there', { 'schema.json': undefined }, 'put schema.json into'],
  ['surplusFiles', 'a test', { 'test/fake.test.ts': '' }, 'leave test/fake.test.ts out'],
  ['surplusFiles', 'a built test', { 'dist/fake.test.js': '' }, 'leave dist/fake.test.js out'],
  ['surplusFiles', 'a source', { 'src/index.ts': '' }, 'leave src/index.ts out'],
  ['surplusFiles', 'a setting', { 'tsconfig.json': '' }, 'leave tsconfig.json out'],
  ['surplusFiles', 'a secret', { '.npmrc': '' }, 'leave .npmrc out'],
  ['missingTypes', 'a file without types', { 'dist/fake.js': '' }, 'put the types of dist/fake.js into'],
  ['licence', 'another license', manifestWith({ license: 'ISC' }), 'make the license MIT'],
  ['licence', 'an empty license', { LICENSE: '' }, 'ship the text of the license'],
  ['installScripts', 'a script', manifestWith({ scripts: { postinstall: 'fake' } }), 'take postinstall out'],
  ['installScripts', 'a native part', { 'binding.gyp': '' }, 'take binding.gyp out'],
  ['dependencies', 'a range of core', manifestWith({ dependencies: { [core]: `^${version}` } }), `pin ${core}`],
  ['dependencies', 'no core', manifestWith({ dependencies: {} }), `depend on ${core}`],
  [
    'dependencies',
    'another dependency',
    manifestWith({ dependencies: { [core]: version, 'fake-a': '1.0.0' } }),
    'not depend on fake-a',
  ],
  ['dependencies', 'an optional one', manifestWith({ optionalDependencies: {} }), 'take optionalDependencies out'],
  ['peerDependencies', 'another peer', manifestWith({ peerDependencies: { 'io-ts': '*' } }), 'make the peers'],
  ['settings', 'side effects', manifestWith({ sideEffects: true }), 'make sideEffects'],
  ['settings', 'another Node', manifestWith({ engines: { node: '>=18' } }), 'make engines'],
  ['settings', 'CommonJS', manifestWith({ type: 'commonjs' }), 'make type'],
  ['entriesOf', 'an entry too many', manifestWith({ exports: { './*': './dist/*' } }), 'make the entry ./*'],
  ['entriesOf', 'no entry', manifestWith({ exports: {} }), 'add the entry .'],
]

test.each(broken)('%s finds %s', (rule, _, change, problem) => {
  const contents = changed(change)
  const found = tarballRules[rule]?.(contents, JSON.parse(contents.get('package.json') ?? ''))
  expect(found).toEqual(expect.arrayContaining([expect.stringContaining(problem)]))
  expect(tarballProblems(contents)).toEqual(expect.arrayContaining([...(found ?? [])]))
})

test('every rule is proven', () => {
  expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(Object.keys(tarballRules)))
})

test('finds a range in the laws and in the program too', () => {
  for (const [folder, dependency] of [
    ['packages/laws', 'fast-check'],
    ['packages/cli', 'commander'],
  ] as const) {
    const contents = contentsIn(folder)
    const { dependencies } = JSON.parse(contents.get('package.json') ?? '')
    const loose = manifestWith({ dependencies: { ...dependencies, [dependency]: '^1.0.0' } }, contents)
    expect(tarballProblems(changed(loose, contents))).toEqual([`pin ${dependency} to a version instead of ^1.0.0`])
  }
})

test('finds a core that is not the one published beside', () => {
  const manifests = packages.map(({ manifest }) =>
    manifest.name === '@token-codecs/bolt' ? { ...manifest, dependencies: { [core]: '9.9.9' } } : manifest,
  )
  expect(releaseProblems(manifests)).toEqual([`let @token-codecs/bolt depend on ${core} ${version} exactly`])
})
