import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import { runProgram } from '../src/project.js'
import { run, silence } from '../src/run.js'
import { readManifest, root } from '../src/workspace.js'

const { packages, everything } = inject('shipped')

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort()

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

const require = createRequire(import.meta.url)
const release = fileURLToPath(new URL('..', import.meta.url))
const core = packages.find(({ folder }) => folder === 'packages/core')
const named = packages.map((packed) => ({ ...packed, name: packed.manifest.name }))
const importable = named.filter(({ manifest }) => manifest.exports?.['.'] !== undefined)
const codecPackages = importable.filter(({ folder }) => folder !== 'packages/laws')
const vendors = codecPackages.filter(({ folder }) => folder !== 'packages/core')

test('every published package is a dependency of this check, so that it is built before', () => {
  const built = Object.keys(readManifest(release).devDependencies ?? {})
  expect(built).toEqual(expect.arrayContaining(named.map(({ name }) => name)))
})

describe.each(named)('the tarball of $name', ({ folder, manifest, tarball, unpacked }) => {
  const files = filesOf(unpacked)

  test('holds the license, the README, the built files and the schema of codecs, and nothing else', () => {
    const isOfCodecs = codecPackages.some((packed) => packed.folder === folder)
    const beside = ['LICENSE', 'README.md', 'package.json', ...(isOfCodecs ? ['schema.json'] : [])]
    expect(files).toEqual(expect.arrayContaining(beside))
    const built = files.filter((path) => /^dist\/(?!.*\.test\.)[\w/]+(?:\.js|\.d\.ts)$/.test(path))
    expect(built.length).toBeGreaterThan(0)
    expect(files.filter((path) => !built.includes(path))).toEqual(beside)
    expect(read(unpacked, 'LICENSE')).toBe(read(root, 'LICENSE'))
    expect(read(unpacked, 'README.md')).toBe(read(join(root, folder), 'README.md'))
    if (isOfCodecs) expect(read(unpacked, 'schema.json')).toBe(read(join(root, folder), 'schema.json'))
  })

  test('holds the types of every built file', () => {
    const withTypes = files.filter((path) => path.endsWith('.d.ts')).map((path) => path.replace(/\.d\.ts$/, '.js'))
    expect(withTypes).toEqual(files.filter((path) => path.endsWith('.js')))
  })

  test('names no version that only the workspace knows', () => {
    expect(read(unpacked, 'package.json')).not.toMatch(/workspace:|catalog:|link:|file:/)
  })

  test('runs nothing when it is installed', () => {
    const installing = ['preinstall', 'install', 'postinstall', 'prepare']
    expect(Object.keys(manifest.scripts ?? {}).filter((name) => installing.includes(name))).toEqual([])
  })

  test('has nothing to report to publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: unpacked, pack: false, level: 'suggestion', strict: true })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  test.concurrent('has the right types according to attw', async () => {
    const attw = join(dirname(require.resolve('@arethetypeswrong/cli/package.json')), 'dist/index.js')
    const outcome = await run(process.execPath, [attw, tarball, '--profile', 'esm-only', '--no-color'], {
      cwd: unpacked,
    })
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0)
  })
})

describe.each(importable)('$name', ({ manifest, name }) => {
  test('has io-ts and fp-ts as peers', () => {
    expect(manifest.peerDependencies).toEqual({ 'fp-ts': '^2.16.0', 'io-ts': '^2.2.18' })
  })

  test('loads in plain node', async () => {
    const file = `load-${name.replace(/\W/g, '-')}.mjs`
    const program = `const loaded = await import('${name}')\nif (Object.keys(loaded).length === 0) throw new Error()\n`
    expect(await runProgram(everything, file, program)).toEqual(silence)
  })
})

test.each(codecPackages)('$name has its schema for import and for require', async ({ folder, name }) => {
  const { $id } = JSON.parse(read(join(root, folder), 'schema.json'))
  const imported = `import schema from '${name}/schema.json' with { type: 'json' }\nconsole.log(schema.$id)\n`
  const required = `console.log(require('${name}/schema.json').$id)\n`
  const file = `schema-${name.replace(/\W/g, '-')}`
  const printed = { ...silence, stdout: `${$id}\n` }
  expect(await runProgram(everything, `${file}.mjs`, imported)).toEqual(printed)
  expect(await runProgram(everything, `${file}.cjs`, required)).toEqual(printed)
})

test.each(vendors)('$name depends on the exact version of core, and on nothing else', ({ manifest }) => {
  expect(manifest.dependencies).toEqual({ '@token-codecs/core': core?.manifest.version })
})

test('core depends on nothing', () => {
  expect(core?.manifest.dependencies ?? {}).toEqual({})
})

test.each(codecPackages)('no built file of $name mentions fp-ts', ({ unpacked }) => {
  const built = filesOf(unpacked).filter((path) => path.startsWith('dist/'))
  expect(built.filter((path) => read(unpacked, path).includes('fp-ts'))).toEqual([])
})
