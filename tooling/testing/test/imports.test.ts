// The import rules are Biome's (.biome.json); each is broken on purpose here, in a folder of its own.
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { afterAll, expect, test } from 'vitest'
import { root } from '../src/workspace.js'

const refused: readonly (readonly [path: string, line: string])[] = [
  ['bolt/src/a.ts', "import { EnterpriseToken } from '@token-codecs/enterprise'"],
  ['bolt/src/b.ts', "export const late = () => import('../../enterprise/src/errors.js')"],
  ['bolt/src/d.ts', "export type { MemberRule } from '@tooling/testing/memberRules'"],
  ['bolt/test/a.test.ts', "import { EnterpriseToken } from '@token-codecs/enterprise'"],
  ['core/src/c.ts', "import { left } from 'fp-ts/Either'"],
  ['core/src/d.ts', "export * from 'io-ts/Decoder'"],
  ['core/test/a.test.ts', "import { BoltToken } from '@token-codecs/bolt'"],
  ['laws/src/a.ts', "import '@token-codecs/bolt'"],
  ['cli/src/a.ts', "import { checkLaws } from '@token-codecs/laws'"],
]

const allowed: readonly (readonly [path: string, line: string])[] = [
  ['bolt/src/e.ts', "import { defineCodec } from '@token-codecs/core'"],
  ['bolt/test/b.test.ts', "import { checkCodec } from '@tooling/testing'"],
  ['core/src/f.ts', "import * as t from 'io-ts'"],
  ['core/src/g.ts', "/**\n * @example\n * import { left } from 'fp-ts/Either'\n */"],
  ['cli/src/b.ts', "import { BoltToken } from '@token-codecs/bolt'"],
]

const home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-imports-')))
afterAll(() => rmSync(home, { recursive: true, force: true }))
copyFileSync(join(root, '.biome.json'), join(home, '.biome.json'))
for (const [path, line] of [...refused, ...allowed]) {
  mkdirSync(dirname(join(home, 'packages', path)), { recursive: true })
  writeFileSync(join(home, 'packages', path), `${line}\n`)
}
const args = ['lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', '--reporter=json', '.']
const { stdout } = await execa(join(root, 'node_modules/.bin/biome'), args, { cwd: home, reject: false })
const { diagnostics }: { diagnostics: readonly { readonly location: { readonly path: string } }[] } = JSON.parse(stdout)
const found = diagnostics.map(({ location }) => location.path.replace(/^.*packages\//, ''))

test.each(refused)('%s may not hold: %s', (path) => expect(found).toContain(path))
test.each(allowed)('%s may hold: %s', (path) => expect(found).not.toContain(path))
