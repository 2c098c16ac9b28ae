import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codecPackages } from '../src/codecs.js'
import type { Files } from '../src/structure.js'
import { structureProblems } from '../src/structure.js'
import { pathsIn, root } from '../src/workspace.js'

const sound: Files = new Map(pathsIn(root).map((path) => [path, readFileSync(join(root, path), 'utf8')]))
const names = Object.fromEntries(codecPackages.map(({ name, codecs }) => [name, codecs.map((codec) => codec.name)]))

test('this repository is laid out as the design says', () => {
  expect(Object.keys(names)).toEqual(expect.arrayContaining(['core', 'bolt']))
  expect(structureProblems(sound, names)).toEqual([])
})

/** The text that a file gets; `undefined` deletes it. */
type Change = Readonly<Record<string, string | undefined>>

const broken: readonly (readonly [title: string, change: Change, problem: string])[] = [
  ['a folder at the top level', { 'docs/guide.md': '' }, 'move docs into'],
  ['a missing file at the top level', { 'turbo.json': undefined }, 'put turbo.json back'],
  ['one more tooling package', { 'tooling/soak/package.json': '' }, 'move tooling/soak into one of'],
  ['a vendor without a schema', { 'packages/bolt/schema.json': undefined }, 'add packages/bolt/schema.json'],
  ['a codec in another file', { 'packages/bolt/src/BoltToken.ts': undefined }, 'add packages/bolt/src/BoltToken.ts'],
  ['a codec without a test', { 'packages/bolt/test/BoltToken.test.ts': undefined }, 'call checkCodec(BoltToken, …)'],
  [
    'a test of another codec',
    { 'packages/bolt/test/BoltToken.test.ts': 'checkCodec(BoltSdkToken, {})' },
    'BoltToken, …',
  ],
  ['a codec that is not exported', { 'packages/bolt/src/NewToken.ts': '' }, 'take packages/bolt/src/NewToken.ts away'],
  ['a test of its own', { 'packages/bolt/test/more.test.ts': '' }, 'take packages/bolt/test/more.test.ts away'],
  ['core that names a vendor', { 'packages/core/src/convert.ts': '// As Bolt.' }, 'without bolt in packages/core/src'],
  ['a test of core that names one', { 'packages/core/test/a.test.ts': 'const isOryLike = 1' }, 'say it without Ory'],
]

test.each(broken)('%s is found', (_, change, problem) => {
  const files = new Map(sound)
  for (const [path, text] of Object.entries(change)) {
    if (text === undefined) expect(files.delete(path)).toBe(true)
    else files.set(path, text)
  }
  expect(structureProblems(files, names)).toContainEqual(expect.stringContaining(problem))
})

test('English words with the letters of a vendor are not its name', () => {
  const files = new Map(sound).set('packages/core/src/a.ts', '// history, memory, category, advisory')
  expect(structureProblems(files, names)).toEqual(structureProblems(sound, names))
})
