// The tarballs as they would be published.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import type { Contents } from '../src/expectTarballs.js'
import { contentsOf, expectTarballs } from '../src/expectTarballs.js'
import { runProgram } from '../src/project.js'
import { runNode, silence } from '../src/run.js'

const { packages, everything } = inject('shipped')

const tarballs = packages.map(({ unpacked }) => contentsOf(unpacked))

test('the tarballs hold what is published and nothing else, and go together', () => expectTarballs(tarballs))

const broken: readonly (readonly [title: string, change: (file: string, text: string) => string | undefined])[] = [
  ['a file too few', (file, text) => (file === 'dist/index.d.ts' ? undefined : text)],
  ['another version of core', (file, text) => (file === 'package.json' ? text.replace(/(core": ")/, '$1^') : text)],
]

test.each(broken)('tarballs with %s are found', (_, change) => {
  const changed = tarballs.map((contents): Contents => {
    const files = [...contents].map(([path, text]) => [path, change(path, text)] as const)
    return new Map(files.filter((file): file is readonly [string, string] => file[1] !== undefined))
  })
  expect(() => expectTarballs(changed)).toThrow()
})

const attw = join(
  dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
  'dist/index.js',
)

describe.each(packages)('the tarball of $folder', ({ tarball, unpacked, manifest }) => {
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

test('schemas load in plain node, by import and by require', async () => {
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
