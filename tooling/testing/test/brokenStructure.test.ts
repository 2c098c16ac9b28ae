// Every check is proven by a repository broken on purpose.
import { expect, test } from 'vitest'
import { checks } from '../src/checks.js'
import type { Files } from '../src/workspace.js'
import { filesIn, root } from '../src/workspace.js'

type Change = Readonly<Record<string, string | undefined | ((text: string) => string)>>

const sound = filesIn(root)

const changed = (change: Change): Files => {
  const files = new Map(sound)
  for (const [path, edit] of Object.entries(change)) {
    const text = typeof edit === 'function' ? edit(files.get(path) ?? '') : edit
    if (typeof edit === 'function' && text === files.get(path)) throw new Error(`${path} is as it was: mend this test`)
    if (text === undefined && !files.has(path)) throw new Error(`there is no ${path}: mend this test`)
    if (text === undefined) files.delete(path)
    else files.set(path, text)
  }
  return files
}

const problemsOf = (files: Files): readonly string[] => checks.flatMap(({ problems }) => problems(files))

const before = problemsOf(sound)

const replace = (from: string, to: string) => (text: string) => text.replace(from, to)
const append = (line: string) => (text: string) => `${text}${line}\n`

const broken: readonly (readonly [title: string, change: Change, problem: string])[] = [
  ['a folder at the top level', { 'docs/guide.md': '' }, 'move docs into'],
  ['a file at the top level', { 'notes.md': '' }, 'move notes.md into'],
  ['a missing file at the top level', { 'turbo.json': undefined }, 'put turbo.json back'],
  ['a vendor without a README', { 'packages/bolt/README.md': undefined }, 'add packages/bolt/README.md'],
  ['a vendor without a report', { 'packages/bolt/api.md': undefined }, 'add packages/bolt/api.md'],
  ['a vendor without a schema', { 'packages/bolt/schema.json': undefined }, 'add packages/bolt/schema.json'],
  [
    'a schema that is not shipped',
    { 'packages/bolt/package.json': replace('"dist",\n    "schema.json"', '"dist"') },
    'make files in packages/bolt/package.json ["dist","schema.json"]',
  ],
  ['a vendor without a configuration', { 'packages/bolt/tsconfig.json': undefined }, 'add packages/bolt/tsconfig.json'],
  [
    'a configuration of its own',
    { 'packages/enterprise/tsconfig.json': '{}\n' },
    'make packages/enterprise/tsconfig.json the same',
  ],
  ['an entry without a codec', { 'packages/bolt/src/index.ts': '' }, 'export a codec, XToken, by its name'],
  ['a codec in another file', { 'packages/bolt/src/BoltToken.ts': undefined }, 'add packages/bolt/src/BoltToken.ts'],
  ['a codec that is not exported', { 'packages/bolt/src/BoltNewToken.ts': '' }, 'export BoltNewToken by its name'],
  [
    'a codec without the laws',
    { 'packages/bolt/test/BoltToken.laws.test.ts': undefined },
    'add packages/bolt/test/BoltToken.laws.test.ts',
  ],
  [
    'a test of the laws of another codec',
    { 'packages/bolt/test/BoltToken.laws.test.ts': 'checkLaws(BoltSdkToken, { test })\n' },
    'call checkLaws(BoltToken, { test })',
  ],
  [
    'a codec whose laws forget what was released',
    { 'packages/bolt/test/BoltToken.laws.test.ts': 'checkLaws(BoltToken, { test })\n' },
    'call checkLaws(BoltToken, { golden, … })',
  ],
  [
    'a vendor without what was released',
    {
      'packages/ory-like/golden/0.1.0/token.json': undefined,
      'packages/ory-like/golden/0.1.0/integer-id-token.json': undefined,
    },
    'add what its codecs write to packages/ory-like/golden/',
  ],
  [
    'a codec without the reading rules',
    { 'packages/bolt/test/BoltToken.reading.test.ts': undefined },
    'add packages/bolt/test/BoltToken.reading.test.ts',
  ],
  [
    'a test of reading without the rules',
    { 'packages/bolt/test/BoltToken.reading.test.ts': '' },
    'call checkReadingRules(BoltToken)',
  ],
  [
    'fixtures that no test reads',
    { 'packages/bolt/test/fixtures.test.ts': '' },
    'call checkFixtures in a test of packages/bolt',
  ],
  [
    'another licence',
    { 'packages/bolt/package.json': replace('"license": "MIT"', '"license": "ISC"') },
    'make license in packages/bolt/package.json "MIT"',
  ],
  [
    'CommonJS',
    { 'packages/bolt/package.json': replace('"type": "module"', '"type": "commonjs"') },
    'make type in packages/bolt/package.json "module"',
  ],
  [
    'another version of Node',
    { 'packages/bolt/package.json': replace('>=20.19.0', '>=18') },
    'make engines in packages/bolt/package.json',
  ],
  [
    'another entry',
    { 'packages/bolt/package.json': replace('"./package.json": "./package.json"', '"./*": "./dist/*"') },
    'make exports in packages/bolt/package.json',
  ],
  [
    'a range of versions of core',
    { 'packages/bolt/package.json': replace('workspace:*', 'workspace:^') },
    'make dependencies in packages/bolt/package.json {"@token-codecs/core":"workspace:*"}',
  ],
  [
    'another peer',
    { 'packages/bolt/package.json': replace('"fp-ts": "catalog:peers"', '"fp-ts": "^2.0.0"') },
    'make peerDependencies in packages/bolt/package.json',
  ],
  [
    'another name',
    { 'packages/bolt/package.json': replace('@token-codecs/bolt', '@token-codecs/bolts') },
    'make name in packages/bolt/package.json "@token-codecs/bolt"',
  ],
  [
    'a vendor that imports another',
    { 'packages/bolt/src/errors.ts': append("import { EnterpriseToken } from '@token-codecs/enterprise'") },
    'take the import of @token-codecs/enterprise out of packages/bolt/src/errors.ts',
  ],
  [
    'a vendor that imports another in a test',
    { 'packages/bolt/test/other.test.ts': "import { EnterpriseToken } from '@token-codecs/enterprise'\n" },
    'take the import of @token-codecs/enterprise out of packages/bolt/test/other.test.ts',
  ],
  [
    'a vendor that imports another by a path',
    { 'packages/bolt/src/errors.ts': append("export * from '../../enterprise/src/errors.js'") },
    'take the import of ../../enterprise/src/errors.js out of packages/bolt/src/errors.ts',
  ],
  [
    'a vendor that ships the laws',
    { 'packages/bolt/src/errors.ts': append("export { checkLaws } from '@token-codecs/laws'") },
    'take the import of @token-codecs/laws out of packages/bolt/src/errors.ts',
  ],
  [
    'a vendor that ships tooling',
    { 'packages/bolt/src/errors.ts': append("export type { NoteTriple } from '@tooling/testing'") },
    'take the import of @tooling/testing out of packages/bolt/src/errors.ts',
  ],
  [
    'core that imports a vendor when it runs',
    { 'packages/core/src/convert.ts': append("export const late = () => import('@token-codecs/cli')") },
    'take the import of @token-codecs/cli out of packages/core/src/convert.ts',
  ],
  [
    'core that depends on another package',
    {
      'packages/core/package.json': replace(
        '"peerDependencies": {',
        '"peerDependencies": { "@token-codecs/laws": "*",',
      ),
    },
    'take @token-codecs/laws out of the dependencies of packages/core',
  ],
  [
    'laws that import a vendor',
    { 'packages/laws/src/laws.ts': append("import '@token-codecs/bolt'") },
    'take the import of @token-codecs/bolt out of packages/laws/src/laws.ts',
  ],
  [
    'fp-ts at run time',
    { 'packages/core/src/either.ts': append("import { type Either, left } from 'fp-ts/Either'") },
    'write import type for fp-ts/Either in packages/core/src/either.ts',
  ],
  [
    'a part of io-ts at run time',
    { 'packages/core/src/either.ts': append("export * from 'io-ts/Decoder'") },
    'write import type for io-ts/Decoder in packages/core/src/either.ts',
  ],
  [
    'core that names a vendor',
    { 'packages/core/src/convert.ts': append('// Bolt does otherwise.') },
    'say it without bolt in packages/core/src/convert.ts',
  ],
  [
    'core that names a vendor of a short name',
    { 'packages/core/src/convert.ts': append('export const isOryLike = true') },
    'say it without Ory in packages/core/src/convert.ts',
  ],
  [
    'a vendor with a version of its own',
    { '.changeset/config.json': replace('"@token-codecs/bolt",', '') },
    'add @token-codecs/bolt to "fixed"',
  ],
  [
    'a cli with the version of the others',
    { '.changeset/config.json': replace('"@token-codecs/bolt",', '"@token-codecs/bolt", "@token-codecs/cli",') },
    'take @token-codecs/cli out of "fixed"',
  ],
]

test.each(broken)('%s is found, and what to do is said', (_, change, problem) => {
  const found = problemsOf(changed(change)).filter((message) => !before.includes(message))
  expect(found).toEqual(expect.arrayContaining([expect.stringContaining(problem)]))
})

test('a vendor without fixtures is found', () => {
  const files = new Map([...sound].filter(([path]) => !path.startsWith('packages/bolt/fixtures/')))
  expect(problemsOf(files)).toContain("add responses from the vendor's documentation to packages/bolt/fixtures/")
})

test.each([
  ['a type', "import type { Either } from 'fp-ts/Either'"],
  ['an example in a comment', "/**\n * import { left } from 'fp-ts/Either'\n */"],
  ['an English word', '// history, memory, category, advisory'],
])('%s is no problem', (_, line) => {
  expect(problemsOf(changed({ 'packages/core/src/convert.ts': append(line) }))).toEqual(before)
})
