// The tarballs as they would be published; each rule for them is proven by a tarball broken on purpose.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import { runProgram } from '../src/project.js'
import { runNode, silence } from '../src/run.js'
import { contentsOf, releaseProblems, tarballProblems } from '../src/tarballProblems.js'

const { packages, everything } = inject('shipped')

const importable = packages.filter(({ manifest }) => manifest.exports?.['.'] !== undefined)
const withSchema = importable.filter(({ manifest }) => manifest.exports?.['./schema.json'] !== undefined)

const attw = join(
  dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
  'dist/index.js',
)

describe.each(packages)('the tarball of $folder', ({ folder, tarball, unpacked, manifest }) => {
  test('has no fault, and the documents that are here', () => {
    const contents = contentsOf(unpacked)
    expect(tarballProblems(contents)).toEqual([])
    const here = { LICENSE: 'LICENSE', 'README.md': `${folder}/README.md`, 'schema.json': `${folder}/schema.json` }
    for (const [path, original] of Object.entries(here)) {
      if (contents.has(path)) expect(contents.get(path)).toBe(readFileSync(join(root, original), 'utf8'))
    }
  })

  test('leaves fp-ts to types, or holds it', () => {
    const code = [...contentsOf(unpacked)].filter(([path]) => path.endsWith('.js'))
    if (manifest.bin === undefined) {
      expect(code.filter(([, text]) => text.includes('fp-ts')).map(([path]) => path)).toEqual([])
    } else expect(code.flatMap(([, text]) => text.match(/^import .* from "(?!node:)[^.].*/gm) ?? [])).toEqual([])
  })

  test('has nothing to report to publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: unpacked, pack: false, level: 'suggestion', strict: true })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  test.concurrent('has the right types according to attw', async () => {
    const outcome = await runNode([attw, tarball, '--profile', 'esm-only', '--no-color'], { cwd: unpacked })
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0)
  })
})

test('the packages depend on exactly the versions of each other that are published with them', () => {
  expect(releaseProblems(packages.map(({ manifest }) => manifest))).toEqual([])
})

test('everything that is exported loads in plain node, schemas by import and by require too', async () => {
  const loads = importable.map(({ manifest: { name } }) => `if (!Object.keys(await import('${name}')).length) throw 0`)
  const schemas = withSchema.map(({ folder, manifest: { name } }) => {
    const { $id } = JSON.parse(readFileSync(join(root, folder, 'schema.json'), 'utf8'))
    const path = `'${name}/schema.json'`
    return `const imported = (await import(${path}, { with: { type: 'json' } })).default
for (const { $id } of [imported, require(${path})]) if ($id !== '${$id}') throw $id`
  })
  const blocks = [...loads, ...schemas].map((code) => `{\n${code}\n}\n`)
  const program = `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n${blocks.join('')}`
  const { stderr, ...outcome } = await runProgram(everything, 'load.mjs', program)
  expect(outcome, stderr).toEqual({ code: silence.code, stdout: '' })
})

const contentsIn = (name: string) =>
  contentsOf(packages.find(({ folder }) => folder === `packages/${name}`)?.unpacked ?? '')
const bolt = contentsIn('bolt')
const core = '@token-codecs/core'

const manifestWith = (members: object) => ({
  'package.json': JSON.stringify({ ...JSON.parse(bolt.get('package.json') ?? ''), ...members }, undefined, 2),
})

const broken: readonly (readonly [
  title: string,
  change: Readonly<Record<string, string | undefined>>,
  problem: string,
])[] = [
  ['a version of the workspace', manifestWith({ dependencies: { [core]: 'workspace:*' } }), 'instead of workspace:*'],
  ['one of the catalog', manifestWith({ peerDependencies: { 'io-ts': 'catalog:peers' } }), 'instead of catalog:peers'],
  ['no license', { LICENSE: undefined }, 'put LICENSE into'],
  ['an empty license', { LICENSE: '' }, 'ship the text of the license'],
  ['no README', { 'README.md': undefined }, 'put README.md into'],
  ['an entry that is not there', { 'dist/index.js': undefined }, 'put dist/index.js into'],
  ['types that are not there', { 'dist/index.d.ts': undefined }, 'put dist/index.d.ts into'],
  ['a map that is not there', { 'dist/index.js.map': undefined }, 'put dist/index.js.map into'],
  ['a schema that is not there', { 'schema.json': undefined }, 'put schema.json into'],
  ['a chunk without types', { 'dist/chunk.js': '', 'dist/chunk.js.map': '' }, 'put dist/chunk.d.ts into'],
  ['a test', { 'test/fake.test.ts': '' }, 'leave test/fake.test.ts out'],
  ['a built test', { 'dist/fake.test.js': '' }, 'leave dist/fake.test.js out'],
  ['a source', { 'src/index.ts': '' }, 'leave src/index.ts out'],
  ['a setting', { 'tsconfig.json': '' }, 'leave tsconfig.json out'],
  ['a secret', { '.npmrc': '' }, 'leave .npmrc out'],
  ['a map of nothing', { 'dist/fake.js.map': '' }, 'leave dist/fake.js.map out'],
  ['a script on installing', manifestWith({ scripts: { postinstall: 'fake' } }), 'take postinstall out'],
  ['a native part', { 'binding.gyp': '' }, 'take binding.gyp out'],
  ['another dependency', manifestWith({ dependencies: { 'fake-a': '1.0.0' } }), 'do without fake-a'],
  ['an optional one', manifestWith({ optionalDependencies: { 'fake-a': '1.0.0' } }), 'do without fake-a'],
  ['a range of core', manifestWith({ dependencies: { [core]: '^1.0.0' } }), `pin ${core}`],
]

test.each(broken)('a tarball with %s is found', (_, change, problem) => {
  const contents = new Map(bolt)
  for (const [path, text] of Object.entries(change)) {
    if (text === undefined) contents.delete(path)
    else contents.set(path, text)
  }
  expect(tarballProblems(contents)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]))
})

test('a program without the licenses of what it bundles is found', () => {
  const contents = new Map(contentsIn('cli'))
  contents.delete('dist/notices.txt')
  expect(tarballProblems(contents)).toEqual(['put dist/notices.txt into the tarball'])
})

test('a core that is not the one published beside is found', () => {
  const manifests = packages.map(({ manifest }) => manifest)
  const [problem] = releaseProblems(manifests.map((own) => (own.name === core ? { ...own, version: '9.9.9' } : own)))
  expect(problem).toContain(`depend on ${core} 9.9.9 exactly`)
})
