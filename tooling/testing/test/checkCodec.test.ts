// Tests checkCodec with codecs and fixtures that are broken on purpose.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Token, TokenCodec } from '@token-codecs/core'
import { at, defineCodec, lifetime, Rfc6749Token } from '@token-codecs/core'
import { afterAll, describe, expect, test } from 'vitest'
import { checkCodec } from '../src/checkCodec.js'
import type { RuleOptions } from '../src/checkReadingRules.js'
import { checkReadingRules } from '../src/checkReadingRules.js'

interface AcmeTokenResponse {
  token?: string
  kind?: string
  ttl?: number
  permissions?: string
  refreshTtl?: number
  refreshPermissions?: string
}

const table = {
  id: 'acme',
  fields: {
    accessToken: 'token',
    tokenType: 'kind',
    expiresIn: 'ttl',
    scope: 'permissions',
    refreshTokenExpiresIn: 'refreshTtl',
    refreshTokenScope: 'refreshPermissions',
  },
  errors: [{ marker: 'fault', read: ({ fault }: { readonly fault?: unknown }) => ({ error: fault }) }],
} as const

const AcmeToken = defineCodec<AcmeTokenResponse>()(table)

const CamelToken = defineCodec<{ accessToken?: string; tokenType?: string; expiresIn?: number; idToken?: string }>()({
  id: 'camel',
  fields: { accessToken: 'accessToken', tokenType: 'tokenType', expiresIn: 'expiresIn', idToken: 'idToken' },
  errors: [
    {
      marker: 'error',
      read: ({ error, errorDescription }) => (typeof error === 'string' ? { error, errorDescription } : undefined),
    },
  ],
})
const NestedToken = defineCodec<{ ok?: boolean; data?: { token?: string; expires_in?: number } }>()({
  id: 'nested',
  fields: { accessToken: at('data', 'token'), expiresIn: at('data', 'expires_in') },
  tokenType: { implied: true },
  constants: { ok: true },
})
const TextToken = defineCodec<{ token?: string; kind?: string; expires_in?: string }>()({
  id: 'text',
  fields: { accessToken: 'token', tokenType: 'kind', expiresIn: lifetime('expires_in', { text: true }) },
})
const OnlyBearerToken = defineCodec<AcmeTokenResponse>()({ ...table, tokenType: { only: 'Bearer' } })

describe('the standard response', () => checkReadingRules(Rfc6749Token, { test }))
describe('a response with other names', () => checkReadingRules(AcmeToken, { test }))
describe('a nested response with an implied type', () => checkReadingRules(NestedToken, { test }))
describe('a lifetime in another form', () => checkReadingRules(TextToken, { test, ownForms: ['expiresIn'] }))
describe('a response in camel case', () => checkReadingRules(CamelToken, { test }))

type Codec = TokenCodec<AcmeTokenResponse>
type Files = Readonly<Record<string, object | undefined>>

const token = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 60 }
const encoded = { token: 'fake-a', kind: 'Bearer', ttl: 60 }
const correct: Files = {
  'token.json': encoded,
  'token.expected.json': { token, notes: [], encoded },
  'error.json': { fault: 'denied' },
  'error.expected.json': { error: 'denied' },
  'edges/negative.json': { ...encoded, ttl: -1 },
  'edges/negative.expected.json': {
    token: { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', extensions: { 'acme#moved': { ttl: -1 } } },
    notes: [['moved', 'negative', 'expiresIn']],
    encoded: { ...encoded, ttl: -1 },
  },
  'edges/refused.json': { ...encoded, token: '' },
  'edges/refused.expected.json': { malformed: ['token empty'] },
  'edges/writing.json': { ...token, idToken: 'fake-i' },
  'edges/writing.expected.json': { encoded, encodedNotes: [['dropped', 'not-carried', 'idToken']] },
  'edges/second.json': encoded,
  'edges/second.expected.json': { token, notes: [], encoded },
}

const folder = mkdtempSync(join(tmpdir(), 'token-codecs-fixtures-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Titles of the failing tests, among those with the given string in their titles. */
const failing = (
  title: string,
  change: Partial<Codec>,
  files: Files = {},
  ownRules: RuleOptions['ownRules'] = [],
  source = "export const AcmeToken = '// QUESTION in a string'\n",
) => {
  const home = mkdtempSync(join(folder, 'package-'))
  const fixtures = join(home, 'fixtures/acme')
  mkdirSync(join(fixtures, 'edges'), { recursive: true })
  mkdirSync(join(home, 'src'))
  writeFileSync(join(home, 'src/AcmeToken.ts'), source)
  for (const [name, content] of Object.entries({ ...correct, ...files })) {
    if (content !== undefined) writeFileSync(join(fixtures, name), JSON.stringify(content))
  }
  const failed: string[] = []
  const collect = (name: string, run: () => void): void => {
    if (!name.includes(title)) return
    try {
      run()
    } catch {
      failed.push(name)
    }
  }
  const codec = { ...AcmeToken, ...change } as Codec
  checkCodec(codec, { fixtures: pathToFileURL(`${fixtures}/`), ownRules, test: collect, runs: 5 })
  return failed
}

const { decode, encode, read, write } = AcmeToken

const without = (value: object, member: string): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== member))

/** A codec that changes a response before reading it. */
const reading = (change: (body: AcmeTokenResponse & { readonly fault?: string }) => object): Partial<Codec> => ({
  read: (input, options) => read(change(Object(input)), options),
})

const wire = (is: boolean) => ({ wire: { ...AcmeToken.wire, is: () => is } as never })

// One of these breaks a law, to show that the fixtures become golden documents. The tests of laws cover the rest.
const codecs: readonly (readonly [
  does: string,
  codec: Partial<Codec>,
  failing: string,
  ownRules?: RuleOptions['ownRules'],
])[] = [
  ['misses an error beside a token', reading((body) => (body.token ? without(body, 'fault') : body)), 'fixture: error'],
  [
    'writes an error',
    { encode: (given) => ({ ...encode(given), ...(given.extensions && { fault: 'a' }) }) },
    'fixture: error',
  ],
  [
    'writes no note on a planted error',
    { write: (given, options) => write(without(given, 'extensions') as Token, options) },
    'fixture: error',
  ],
  [
    'writes in another order',
    { write: (given) => ({ _tag: 'Right', right: { value: { ttl: 60, ...encode(given) }, notes: [] } }) },
    'fixture: token',
  ],
  ['documents no response', wire(false), 'fixture: token'],
  ['documents any response', wire(true), 'wire: accepts each documented member'],
  ['rejects DPoP', OnlyBearerToken, 'keeps the token type DPoP'],
  ['accepts a placeholder', reading((body) => (body.token === '***' ? encoded : body)), 'a redaction placeholder'],
  ['is never strict', { read: (input) => read(input) }, 'reading ttl: expires_in "3600"'],
  ['encodes DPoP anyway', { ...OnlyBearerToken, encode }, 'rejects the token type DPoP', ['only-bearer']],
  [
    'does not write a moved value back',
    { write: (given, options) => write(without(given, 'extensions') as Token, options) },
    'reading ttl: expires_in that is not a lifetime',
  ],
  ['drops a refresh token', reading((body) => without(body, 'refresh_token')), 'reading refresh_token, not carried'],
  ['misses an error', reading((body) => without(body, 'error')), 'reading error: a non-empty string'],
  ['decodes another token', { decode: (input) => decode({ ...Object(input), ttl: 61 }) }, 'law 10'],
]

const expecting = (name: string, change: object): Files => ({
  [`${name}.expected.json`]: { ...correct[`${name}.expected.json`], ...change },
})

const fixtures: readonly (readonly [change: string, files: Files, failing: string])[] = [
  ['no error', { 'error.json': undefined, 'error.expected.json': undefined }, 'fixtures: contain an error'],
  ['another note', expecting('token', { notes: [['ignored', 'null-member', 'scope']] }), 'fixture: token'],
  ['nothing written', expecting('token', { encoded: undefined }), 'fixture: token'],
  ['another receipt', expecting('token', { options: { receivedAt: 1 } }), 'fixture: token'],
  ['a missing description', expecting('error', { errorDescription: 'Fake.' }), 'fixture: error'],
  ['another rule', expecting('edges/negative', { notes: [['moved', 'too-large', 'expiresIn']] }), 'edges/negative'],
  ['another issue', expecting('edges/refused', { malformed: ['token missing'] }), 'edges/refused'],
  ['an unexpected loss', expecting('edges/writing', { encodedNotes: [] }), 'edges/writing'],
  ['another time', expecting('edges/writing', { options: { now: 1 } }), 'edges/writing'],
]

test('a correct codec and its fixtures pass', () => {
  for (const title of ['fixture', 'source', 'reading', 'writing', 'wire', 'law 10']) {
    expect(failing(title, {})).toEqual([])
    expect(failing(title, OnlyBearerToken, {}, ['only-bearer'])).toEqual([])
  }
})

test.each(codecs.map(([does, ...broken]) => ({ does, broken })))('a codec that $does is caught', ({ broken }) => {
  const [codec, title, ownRules] = broken
  expect(failing(title, codec, {}, ownRules)).not.toEqual([])
})

test.each(fixtures)('a fixture with %s is caught', (_, files, title) =>
  expect(failing(title, {}, files)).not.toEqual([]),
)

test("a vendor's rule that the codec does not follow is caught", () =>
  expect(failing('rejects the token type DPoP', {}, {}, ['only-bearer'])).not.toEqual([]))

test('a lifetime in another form is caught without its option', () => {
  const failed: string[] = []
  checkReadingRules(TextToken, {
    test: (name, run) => {
      try {
        run()
      } catch {
        failed.push(name)
      }
    },
  })
  expect(failed.length).toBeGreaterThan(0)
  expect(failed.filter((name) => !name.startsWith('reading expires_in: '))).toEqual([])
})

test('an open question in the source is caught', () =>
  expect(failing('source', {}, {}, [], 'fields: {\n    // QUESTION scope.separator: a comma?\n}\n')).not.toEqual([]))

test.each([['alone.json'], ['edges/alone.expected.json'], ['README']])('%s without a partner is caught', (name) =>
  expect(() => failing('', {}, { [name]: {} })).toThrow('ENOENT'),
)

test('a folder without a token is caught', () => {
  const tokens = Object.keys(correct).filter((name) => !/error|refused|writing/.test(name))
  const files = Object.fromEntries(tokens.map((name) => [name, undefined]))
  expect(() => failing('', {}, files)).toThrow('golden: expected a document')
})
