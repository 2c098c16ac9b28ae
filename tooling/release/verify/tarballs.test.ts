// The tarballs to publish, packed and installed.
import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '@tooling/testing/workspace'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import type { Contents } from '../src/expectTarballs.js'
import { contentsOf, expectTarballs } from '../src/expectTarballs.js'
import { runProgram } from '../src/project.js'
import { run, runNode, silence } from '../src/run.js'

const { packages, everything } = inject('shipped')

const tarballs = packages.map(({ unpacked }) => contentsOf(unpacked))

test("the tarballs contain exactly the published files, and match each other's versions", () =>
  expectTarballs(tarballs))

const broken: Readonly<Record<string, (contents: Contents) => Contents>> = {
  'a missing file': (contents) => new Map([...contents].filter(([path]) => path !== 'dist/index.d.ts')),
  'a missing chunk': (contents) => new Map([...contents].filter(([path]) => path !== 'dist/table.js')),
  'an extra file': (contents) => new Map([...contents, ['dist/other.js', '']]),
  'another version of core': (contents) =>
    new Map([...contents].map(([path, text]) => [path, text.replace(/(core": ")/, '$1^')])),
}

test.each(Object.entries(broken))('tarballs with %s are rejected', (_, change) =>
  expect(() => expectTarballs(tarballs.map(change))).toThrow(),
)

const attw = fileURLToPath(new URL('../node_modules/@arethetypeswrong/cli/dist/index.js', import.meta.url))

describe.each(packages)('the tarball of $folder', ({ tarball, unpacked, manifest }) => {
  test('imports fp-ts only in types, or bundles all dependencies', () => {
    const code = [...contentsOf(unpacked)].filter(([path]) => /\.c?js$/.test(path))
    expect(code).not.toEqual([])
    if (manifest.bin === undefined) {
      expect(code.filter(([, text]) => text.includes('fp-ts')).map(([path]) => path)).toEqual([])
    } else {
      const loaded = code.flatMap(([, text]) =>
        [...text.matchAll(/\brequire\("([^.][^"]*)"\)/g)].map(([, id = '']) => id),
      )
      expect(loaded).toContain('node:fs')
      expect(loaded.filter((id) => !isBuiltin(id))).toEqual([])
    }
  })

  test('passes publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: unpacked, pack: false, level: 'suggestion', strict: true })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  test.concurrent('passes attw', async () => {
    const outcome = await runNode([attw, tarball, '--profile', 'esm-only', '--no-color'], { cwd: unpacked })
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0)
  })
})

// A program's stack traces are readable without maps, because it is not minified.
const libraries = packages.filter(({ manifest }) => manifest.bin === undefined)

describe.each(libraries)('the library in the tarball of $folder', ({ folder, unpacked }) => {
  test('has source maps that contain every source', () => {
    const files = contentsOf(unpacked)
    const scripts = [...files].filter(([path]) => /^dist\/.*\.js$/.test(path))
    expect(scripts).not.toEqual([])
    for (const [path, text] of scripts) {
      const { sources, sourcesContent } = JSON.parse(files.get(`${path}.map`) ?? '')
      const inRepository = sources.map((source: string) => readFileSync(join(root, folder, 'dist', source), 'utf8'))
      expect(sourcesContent).toEqual(inRepository)
      expect(text).toContain(`sourceMappingURL=${path.replace('dist/', '')}.map`)
    }
  })
})

test('schemas load in Node, by import and by require', async () => {
  const withSchema = packages.filter(({ manifest }) => manifest.exports?.['./schema.json'] !== undefined)
  const idOf = (unpacked: string): string => JSON.parse(readFileSync(join(unpacked, 'schema.json'), 'utf8')).$id
  const ids = withSchema.map(({ manifest, unpacked }) => [`${manifest.name}/schema.json`, idOf(unpacked)])
  const program = `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
for (const [path, id] of ${JSON.stringify(ids)}) {
  const imported = (await import(path, { with: { type: 'json' } })).default
  for (const { $id } of [imported, require(path)]) if ($id !== id) throw $id
}
`
  const { stderr, ...outcome } = await runProgram(everything, 'load.mjs', program)
  expect(outcome, stderr).toEqual({ code: silence.code, stdout: '' })
})

test('a stack trace names the source and the line that threw', async () => {
  const program = "import { reveal } from '@token-codecs/core'\nreveal('fake-a')\n"
  const { stderr } = await runNode(['--enable-source-maps', '--input-type=module', '--eval', program], {
    cwd: everything,
  })
  const [, path = '', line] = /at reveal \(.*[\\/](src[\\/][\w\\/]+\.ts):(\d+)/.exec(stderr) ?? []
  const source = readFileSync(join(root, 'packages/core', path), 'utf8')
  expect(source.split('\n')[Number(line) - 1]).toContain('throw')
})

test('the installed program converts a response and prints losses to standard error', async () => {
  const kept = { access_token: 'fake-a', expires_in: 3600, scope: 'bolt.account.manage openid' }
  const response = { ...kept, token_type: 'bearer', refresh_token: 'fake-r', refresh_token_scope: 'bolt.account.view' }
  const args = ['--no', '--loglevel=error', '--', 'token-codecs', 'convert', '--from', 'bolt', '--to', 'enterprise']
  const { code, stdout, stderr } = await run('npx', args, { cwd: everything, input: JSON.stringify(response) })
  expect({ code, value: JSON.parse(stdout) }).toEqual({ code: 0, value: { ...kept, token_type: 'Bearer' } })
  expect(stderr.match(/refreshToken(?:Scope)?: .+\(not-carried\)$/gm)).toHaveLength(2)
})
