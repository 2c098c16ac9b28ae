import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readManifest, root } from '@tooling/testing/workspace'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import { runProgram } from '../src/project.js'
import { run, silence } from '../src/run.js'

const { packages, everything } = inject('shipped')

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort()

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

const require = createRequire(import.meta.url)
const release = fileURLToPath(new URL('..', import.meta.url))
const named = packages.map((packed) => ({ ...packed, name: packed.manifest.name }))
const importable = named.filter(({ manifest }) => manifest.exports?.['.'] !== undefined)
const codecPackages = importable.filter(({ folder }) => folder !== 'packages/laws')

test('every published package is a dependency of this check, so that it is built before', () => {
  const built = Object.keys(readManifest(release).devDependencies ?? {})
  expect(built).toEqual(expect.arrayContaining(named.map(({ name }) => name)))
})

describe.each(named)('the tarball of $name', ({ folder, tarball, unpacked }) => {
  test('holds the license, the README and the schema of codecs as they are here', () => {
    const isOfCodecs = codecPackages.some((packed) => packed.folder === folder)
    expect(read(unpacked, 'LICENSE')).toBe(read(root, 'LICENSE'))
    expect(read(unpacked, 'README.md')).toBe(read(join(root, folder), 'README.md'))
    if (isOfCodecs) expect(read(unpacked, 'schema.json')).toBe(read(join(root, folder), 'schema.json'))
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

test.each(importable)('$name loads in plain node', async ({ name }) => {
  const file = `load-${name.replace(/\W/g, '-')}.mjs`
  const program = `const loaded = await import('${name}')\nif (Object.keys(loaded).length === 0) throw new Error()\n`
  expect(await runProgram(everything, file, program)).toEqual(silence)
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

test.each(codecPackages)('no built file of $name mentions fp-ts', ({ unpacked }) => {
  const built = filesOf(unpacked).filter((path) => path.startsWith('dist/'))
  expect(built.filter((path) => read(unpacked, path).includes('fp-ts'))).toEqual([])
})
