// Breaks each import rule of .biome.json on purpose, in a temporary folder.
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { execa } from 'execa'
import { afterAll, expect, test } from 'vitest'
import { root } from '../src/workspace.js'

type Planted = readonly (readonly [path: string, line: string])[]

// Core's folders by rank. A folder may import only from lower ranks.
const ranks: readonly (readonly [folder: string, rank: number])[] = [
  ['token', 0],
  ['report', 1],
  ['members', 2],
  ['codec', 3],
  ['codec/read', 4],
  ['codec/write', 5],
  ['codecs', 6],
  ['response', 7],
  ['lifecycle', 7],
  ['schema', 7],
]
const between = (allows: (from: number, to: number) => boolean): Planted =>
  ranks.flatMap(([from, rank]) =>
    ranks
      .filter(([to, rankOfTarget]) => to !== from && allows(rank, rankOfTarget))
      .map(([to]) => [`core/src/${from}/${to.replace('/', '-')}.ts`, `import '${pathFrom(from, to)}/a.js'`] as const),
  )
const pathFrom = (from: string, to: string): string => relative(from, to).replace(/^(?!\.)/, './')

const refused: Planted = [
  ['bolt/src/a.ts', "import { EnterpriseToken } from '@token-codecs/enterprise'"],
  ['bolt/src/b.ts', "export const late = () => import('../../enterprise/src/errors.js')"],
  ['bolt/src/c.ts', "import { tableProblems } from '@token-codecs/core/authoring'"],
  ['bolt/src/d.ts', "export type { MemberRule } from '@tooling/testing/memberRules'"],
  ['bolt/test/a.test.ts', "import { EnterpriseToken } from '@token-codecs/enterprise'"],
  ['core/src/c.ts', "import { left } from 'fp-ts/Either'"],
  ['core/src/d.ts', "export * from 'io-ts/Decoder'"],
  ['core/src/e.ts', "export { noteCodes } from './index.js'"],
  ['core/src/codecs/a.ts', "import { left } from 'fp-ts/Either'"],
  ['core/src/codecs/b.ts', "export * from 'io-ts/Decoder'"],
  ['core/src/codecs/c.ts', "import { noteCodes } from '../index.js'"],
  ['core/src/codec/read/a.ts', "import type { TokenCodec } from '../../index.js'"],
  ['core/src/another/a.ts', "import type { Token } from '../token/Token.js'"],
  ['core/test/a.test.ts', "import { BoltToken } from '@token-codecs/bolt'"],
  ['laws/src/a.ts', "import '@token-codecs/bolt'"],
  ['laws/src/b.ts', "import '@token-codecs/core/json-schema'"],
  ['bulk/src/a.ts', "import '@token-codecs/bolt'"],
  ['bulk/src/node/a.ts', "import '@token-codecs/core/authoring'"],
  ['bulk/src/node/b.ts', "import { pipe } from 'fp-ts/function'"],
  ['bulk/src/node/c.ts', "import { Redis } from 'ioredis'"],
  ['bulk/src/index.ts', "export { convertFile } from './node/convertFile.js'"],
  ['bulk/src/lines/a.ts', "import { Buffer } from 'node:buffer'"],
  ['bulk/src/lines/b.ts', "import { Buffer } from 'buffer'"],
  ['bulk/src/lines/c.ts', "import { blocksOf } from '../node/files.js'"],
  ['bulk/src/lines/d.ts', "export { convertFile } from '../node.js'"],
  ['bulk/src/lines/e.ts', "import { Queue } from 'bullmq'"],
  ['cli/src/a.ts', "import { checkLaws } from '@token-codecs/laws'"],
  ...between((from, to) => from <= to),
]

const allowed: Planted = [
  ['bolt/src/e.ts', "import { defineCodec } from '@token-codecs/core'"],
  ['bolt/test/b.test.ts', "import { checkCodec } from '@tooling/testing'"],
  ['core/src/f.ts', "export { parseResponse } from './response/parseResponse.js'"],
  ['core/src/g.ts', "/**\n * @example\n * import { left } from 'fp-ts/Either'\n */"],
  ['core/src/token/f.ts', "import * as t from 'io-ts'"],
  ['core/src/schema/f.ts', "import * as t from 'io-ts'"],
  ['core/src/members/g.ts', "import { scope } from './scope.js'"],
  ['core/src/codec/write/g.ts', "import { checkToken } from './checkToken.js'"],
  ['laws/src/c.ts', "import { tableProblems } from '@token-codecs/core/authoring'"],
  ['bulk/src/node.ts', "export { convertFile } from './node/convertFile.js'"],
  ['bulk/src/bullmq.ts', "import { Queue } from 'bullmq'"],
  ['bulk/src/node/d.ts', "import { Tally } from '../lines/Counts.js'"],
  ['bulk/src/node/e.ts', "import { openSync } from 'node:fs'"],
  ['bulk/src/lines/f.ts', "import { convert } from '@token-codecs/core'"],
  ['bulk/src/lines/g.ts', "import { Tally } from './Counts.js'"],
  ['bulk/src/lines/h.ts', "import { parse } from 'csv-parse'"],
  ['bulk/test/a.test.ts', "import { BoltToken } from '@token-codecs/bolt'"],
  ['cli/src/c.ts', "import { convertFile } from '@token-codecs/bulk/node'"],
  ['cli/src/b.ts', "import { BoltToken } from '@token-codecs/bolt'"],
  ...between((from, to) => from > to),
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

test.each(refused)('%s must not contain: %s', (path) => expect(found).toContain(path))
test.each(allowed)('%s may contain: %s', (path) => expect(found).not.toContain(path))
