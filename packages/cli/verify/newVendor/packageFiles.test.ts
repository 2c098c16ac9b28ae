import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { checkCodec } from '@tooling/testing'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { exampleResponse } from '../../src/newVendor/exampleResponse.js'
import { packageFiles } from '../../src/newVendor/packageFiles.js'
import type { VendorFiles } from '../../src/newVendor/VendorFiles.js'
import { codecNameOf } from '../../src/newVendor/VendorFiles.js'
import { parseSourceFile } from '../../src/source/parseSourceFile.js'
import { member } from '../../test/member.js'
import { codecOfPlan } from '../../test/newVendor/codecOfPlan.js'
import { formatProblems } from '../../test/newVendor/formatted.js'
import { files, plans, row } from '../../test/newVendor/plans.js'

type CodecOptions = Parameters<typeof checkCodec>[1]

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const packageOf = (input: VendorFiles): ReadonlyMap<string, string> =>
  packageFiles(input, { codec: codecOfPlan(input.id, input.plan), read })

const fileOf = (input: VendorFiles, path: string): string => packageOf(input).get(`packages/${input.id}/${path}`) ?? ''

const minimal = plans.minimal as VendorFiles
const extras = plans.extras as VendorFiles

test('a package has the files of a vendor package', () => {
  expect([...packageOf(minimal).keys()].sort()).toEqual([
    'packages/acme/README.md',
    'packages/acme/fixtures/acme/error.expected.json',
    'packages/acme/fixtures/acme/error.json',
    'packages/acme/fixtures/acme/token.expected.json',
    'packages/acme/fixtures/acme/token.json',
    'packages/acme/package.json',
    'packages/acme/schema.json',
    'packages/acme/source.json',
    'packages/acme/src/AcmeToken.ts',
    'packages/acme/src/index.ts',
    'packages/acme/test/AcmeToken.test.ts',
    'packages/acme/tsconfig.json',
  ])
})

test("package.json differs from another vendor's in the names and words only", () => {
  const bolt = read('packages/bolt/package.json').replaceAll('bolt', 'acme')
  const { description: _, keywords: __, ...own } = JSON.parse(fileOf(minimal, 'package.json'))
  const { description: ___, keywords: ____, ...other } = JSON.parse(bolt)
  expect(JSON.stringify(own)).toBe(JSON.stringify(other))
})

test("the other small files are like another vendor's", () => {
  const like = (path: string): string => read(`packages/ory-like/${path}`).replace(/.*errors\.js'\n/, '')
  const input = { ...minimal, id: 'ory-like' }
  for (const path of ['src/index.ts', 'test/OryLikeToken.test.ts', 'tsconfig.json']) {
    expect(fileOf(input, path)).toBe(like(path))
  }
  const [, start = ''] = /^([\s\S]*?)"\$defs"/.exec(read('packages/ory-like/schema.json')) ?? []
  expect(fileOf(input, 'schema.json').startsWith(start)).toBe(true)
})

test('the test lists the rules in which the vendor differs', () => {
  expect(
    fileOf(plans['only Bearer'] as VendorFiles, 'test/AcmeToken.test.ts'),
  ).toBe(`import { checkCodec } from '@tooling/testing'
import { AcmeToken } from '../src/index.js'

checkCodec(AcmeToken, { fixtures: new URL('../fixtures/acme/', import.meta.url), ownRules: ['only-bearer'] })
`)
})

// A test of another test's generated call: the options are evaluated from its text.
const optionsOf = (input: VendorFiles): Pick<CodecOptions, 'ownRules' | 'ownForms'> => {
  const text = fileOf(input, `test/${codecNameOf(input.id)}.test.ts`)
  const list = (name: string) =>
    JSON.parse(`[${new RegExp(`${name}: \\[(.*?)\\]`, 's').exec(text)?.[1] ?? ''}]`.replaceAll("'", '"'))
  return { ownRules: list('ownRules'), ownForms: list('ownForms') }
}

test.each(Object.entries(plans))("the package's test passes, except for open questions: %s", (_, input) => {
  const codec = codecOfPlan(input.id, input.plan)
  const folder = mkdtempSync(join(tmpdir(), 'token-codecs-package-'))
  const failed: string[] = []
  try {
    for (const [path, text] of packageOf(input)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const collect = (name: string, run: () => void): void => {
      // The laws are tested with the files for projects.
      if (name.includes(': law ')) return
      try {
        run()
      } catch {
        failed.push(name)
      }
    }
    const fixtures = pathToFileURL(join(folder, `packages/${input.id}/fixtures/${input.id}/`))
    checkCodec(codec, { ...optionsOf(input), fixtures, test: collect, runs: 1 })
  } finally {
    rmSync(folder, { recursive: true })
  }
  expect(failed).toEqual(input.plan.questions.length === 0 ? [] : ['source: has no open question'])
})

test('the fixtures contain the sample and its expected result', () => {
  const comma = plans['comma scopes with spaces'] as VendorFiles
  expect(JSON.parse(fileOf(comma, 'fixtures/acme/token.json'))).toEqual(comma.sample)
  expect(JSON.parse(fileOf(comma, 'fixtures/acme/token.expected.json'))).toEqual({
    token: { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer', scope: ['read', 'write'] },
    notes: [['repaired', 'other-form', 'scope']],
    encoded: { access_token: 'fake-access-token', token_type: 'Bearer', scope: 'read,write' },
  })
})

test('a sample without a derived result is replaced by a short one', () => {
  const strange = { ...minimal, sample: { access_token: 1 } }
  expect(JSON.parse(fileOf(strange, 'fixtures/acme/token.json'))).toEqual({
    access_token: 'fake-a',
    token_type: 'Bearer',
  })
})

test('source.json contains no words of the vendor', () => {
  const described = member('b', 'object', {
    members: [member('c', 'string', { description: 'Words.', format: 'uri' })],
    items: member('', 'string', { example: 'Words.' }),
    example: { words: 1 },
  })
  const members = [member('a', 'string', { description: 'Words.', example: 'Words.' }), described]
  const input = files({ members, rows: [row('accessToken', 'a')], extras: ['b'], tokenType: { implied: true } })
  const text = fileOf(input, 'source.json')
  expect(text).not.toMatch(/words/i)
  expect(parseSourceFile(text).acme?.members.map(({ name, types }) => [name, types])).toEqual([
    ['a', ['string']],
    ['b', ['object']],
  ])
})

test('the README lists the members, and what becomes of the others', () => {
  expect(fileOf({ ...extras, id: 'acme-eu' }, 'README.md')).toBe(`# @token-codecs/acme-eu

io-ts codec for the OAuth 2.0 token responses of Acme Eu.

\`\`\`sh
npm install --save-exact @token-codecs/acme-eu
\`\`\`

\`\`\`ts
import { AcmeEuToken } from '@token-codecs/acme-eu'

const token = AcmeEuToken.parse({ access_token: 'fake-a', token_type: 'Bearer' })
console.log(token)
\`\`\`

\`\`\`text output
{ accessToken: <redacted>, tokenType: 'Bearer' }
\`\`\`

| Acme Eu | \`Token\` | |
| --- | --- | --- |
| \`access_token\` | \`accessToken\` | |
| \`token_type\` | \`tokenType\` | |

- \`extrasOf(AcmeEuToken, token)\` returns \`instance_url\`, \`team\`, \`user\`, \`webhook_token\`, \`roles\`, \`anything\`, \`mixed\`. Secret ones are redacted.
- Error responses are read as \`OAuthError\`, in the format of RFC 6749.
- Unknown members are kept in \`extensions['acme-eu']\`, and written back unchanged by the same codec.
- \`schema.json\` is the [JSON Schema](https://github.com/OWNER/token-codecs/blob/main/packages/core/docs/json-schema.md) of the codec, for other languages.
- The package re-exports [\`@token-codecs/core\`](https://github.com/OWNER/token-codecs/blob/main/packages/core/README.md); its README covers reading, writing, conversion and errors.
`)
})

const remarks: readonly (readonly [keyof typeof plans, string])[] = [
  ['every plain member', '| `token_type` | `tokenType` | `Bearer` is written as `bearer` |'],
  ['every plain member', '| `expires_in` | `expiresIn` | seconds |'],
  ['every plain member', '| `created_at` | `issuedAt` | epoch seconds |'],
  ['nested members', '| `data.expires_in` | `expiresIn` | seconds |'],
  ['nested members', '- Acme sends no creation time: pass `receivedAt` when you read.'],
  ['a lifetime as digits', '| seconds, as a string; `0` means no expiry |'],
  ['an instant in milliseconds', '| epoch milliseconds, as a string |'],
  ['an ISO instant', '| such as `2023-12-14T22:13:20Z` |'],
  ['comma scopes', '| separated by `,` |'],
  ['a list of scopes', '| an array |'],
  ['another word for Bearer', '| `bot` means `Bearer` |'],
  ['only Bearer', '| only `Bearer`; writing another type fails with `Lossy` |'],
  ['constants', '| `ok` | | always `true` |'],
]

test.each(remarks)('the README of %s says: %s', (title, remark) => {
  expect(fileOf(plans[title] as VendorFiles, 'README.md')).toContain(remark)
})

test.each(Object.entries(plans))('the README of %s has at most 250 words', (_, input) => {
  expect(fileOf(input, 'README.md').split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(250)
})

test.each(Object.entries(plans))('the output of the example is what the codec prints: %s', (_, input) => {
  const token = codecOfPlan(input.id, input.plan).parse(exampleResponse(input.plan))
  const output = format(token)
  expect(fileOf(input, 'README.md')).toContain(`\`\`\`text output\n${output}\n\`\`\``)
  const comment = fileOf(input, `src/${codecNameOf(input.id)}.ts`).replace(/\n \* \/\/ /g, ' ')
  expect(comment.replace(' // {', ' {')).toContain(`console.log(token) ${output.replace(/\s+/g, ' ')}`)
})

test('a README with many extras stays short', () => {
  const names = Array.from({ length: 200 }, (_, index) => `extra_${index}`)
  const plan = {
    ...minimal.plan,
    members: [...minimal.plan.members, ...names.map((name) => member(name))],
    extras: names,
  }
  const readme = fileOf({ ...minimal, plan }, 'README.md')
  expect(readme).toContain('returns the other members of `AcmeTokenResponse`.')
  expect(readme.split(/\s+/).length).toBeLessThanOrEqual(250)
})

test('names in a README break no table', () => {
  const name = 'a|b`c\nd'
  const input = files({ members: [member(name)], rows: [row('accessToken', name)], tokenType: { implied: true } })
  expect(fileOf({ ...input, sample: { [name]: 'fake-a' } }, 'README.md')).toContain(
    '\n| `` a\\|b`c d `` | `accessToken` | |\n',
  )
})

test('every file is formatted as this repository formats it', () => {
  const all = Object.entries(plans).flatMap(([title, input]) =>
    [...packageOf(input)].map(([path, text]) => [`${title}/${path}`, text] as const),
  )
  // The repository's configuration does not check these files.
  const checked = all.filter(([path]) => !/(?:schema|source)\.json$|\/fixtures\//.test(path))
  expect(checked.length).toBeGreaterThan(100)
  expect(formatProblems(new Map(checked))).toBe('')
})
