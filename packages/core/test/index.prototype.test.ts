// Programs that freeze or pollute Object.prototype, whose members must not be read as members of a response or token.
import { expect, test } from 'vitest'
import type { AnyTokenCodec, Token } from '../src/index.js'
import {
  authorizationHeader,
  CanonicalToken,
  convert,
  defineCodec,
  eqSecret,
  eqToken,
  extrasOf,
  field,
  formatError,
  lifetime,
  mergeRefresh,
  parseResponse,
  Rfc6749Token,
  reveal,
  secret,
} from '../src/index.js'
import { fullToken, tokenWith } from './support/index.js'
import { NestedToken, TextToken, TwiceToken } from './support/rowCodecs.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }),
    scope: field('scope', { read: (value) => value, write: (standard) => standard }),
  },
  errors: [{ marker: 'problem', read: ({ problem }) => ({ error: problem }) }],
})

const inputs: readonly unknown[] = [
  JSON.parse(
    '{"access_token":"fake-a","token_type":"bearer","expires_in":"1","id_token":7,"scope":"a","fake":1,"__proto__":{"fake":2},"constructor":1,"toString":2,"deep":{"fake":3,"list":[{"a":1}]}}',
  ),
  { access_token: 'fake-a' },
  { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', scope: ['a'], extensions: { fake: { toString: 2 } }, later: 1 },
  { error: 'invalid_grant', error_description: 'fake' },
  { error: 'invalid_grant' },
  { problem: 'busy' },
  { access_token: 'fake-a', error: null },
  {
    ok: true,
    code: '0',
    data: { access_token: 'fake-a', inner: { expires_in: '60', fake: 1 }, fake: { inner: 1 } },
    info: { scope: 'a b' },
  },
  {
    access_token: 'fake-a',
    expires_in: '0',
    created_at: 1700000000000,
    scope: 'a, b',
    refresh_expires_in: '1700000000',
  },
  { access_token: 'fake-a', expires_in: 60, expires_at: 1700000060, token_type: 'bot', refresh_expires_at: 1.7e12 },
  { access_token: 'fake-a', expires_at: '2023-12-14T22:13:20+01:00', expires_in: -1 },
  {},
  null,
]
const newer: Token = Object.assign(tokenWith(), { later: { deep: secret('fake') } })
const instants = tokenWith({ expiresAt: 1700003600, refreshTokenExpiresAt: 1700086400, issuedAt: 1700000000 })
const tokens: readonly Token[] = [fullToken, instants, tokenWith(), newer, {} as Token]
const codecs: readonly AnyTokenCodec[] = [Rfc6749Token, CanonicalToken, AcmeToken, NestedToken, TextToken, TwiceToken]

/** Calls every operation of the codecs; none may read Object.prototype. */
const everything = (): readonly unknown[] => [
  ...codecs.flatMap((codec) => [
    ...inputs.map((input) => [
      codec.read(input),
      codec.read(input, { receivedAt: 5, strict: true }),
      codec.decode(input)._tag,
      codec.is(input),
      codec.wire.is(input),
      codec.wire.decode(input)._tag,
      codec['~standard'].validate(input),
    ]),
    ...tokens.map((token) => [codec.write(token), codec.write(token, { now: 1700000060, onLoss: 'fail' })]),
    codec.is(fullToken),
    inputs.map((input) => {
      const read = codec.read(input)
      return read._tag === 'Right' ? extrasOf(codec, read.right.token) : undefined
    }),
  ]),
  inputs.map((input) => convert(Rfc6749Token, CanonicalToken)(input)),
  [mergeRefresh(fullToken, newer), mergeRefresh(newer, fullToken), mergeRefresh(tokenWith(), tokenWith())],
  [eqToken(fullToken, { ...fullToken }), eqToken(newer, newer), eqSecret(secret({ a: 1 }), secret({ a: 1 }))],
  authorizationHeader(fullToken),
]

/** Each result as a string, with its secrets revealed. */
const textsOf = (results: readonly unknown[]): readonly string[] =>
  results.map((result) =>
    JSON.stringify(result, function (this: Record<string, unknown>, name, value: unknown) {
      try {
        return { revealed: reveal(this[name] as ReturnType<typeof secret>) }
      } catch {
        return value
      }
    }),
  )

const expected = textsOf(everything())

/** The indexes of results that differ from those with an unchanged Object.prototype. */
const differencesIn = (results: readonly unknown[]): readonly number[] =>
  textsOf(results).flatMap((text, index) => (text === expected[index] ? [] : [index]))

/** Runs a function with a changed Object.prototype, and restores it. */
const whileChanged = <A>(changes: Readonly<PropertyDescriptorMap>, run: () => A): A => {
  const before = Object.keys(changes).map(
    (name) => [name, Object.getOwnPropertyDescriptor(Object.prototype, name)] as const,
  )
  const all = Object.entries(changes)
  for (const [name, descriptor] of all) Object.defineProperty(Object.prototype, name, descriptor)
  try {
    return run()
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(Object.prototype, name)
      else Object.defineProperty(Object.prototype, name, descriptor)
    }
  }
}

const throwing = (): never => {
  throw new Error('fake-planted')
}
const names = [
  ...['accessToken', 'expiresIn', 'scope', 'refreshTokenExpiresIn', 'extensions', 'access_token', 'expires_in'],
  ...['error', 'error_description', 'status', 'standardError', 'problem', 'value', 'get', '_tag', 'toString'],
  ...['expiresAt', 'data', 'inner', 'ok', 'code', 'unless', 'path', 'instantFrom', 'never', 'separator', 'values'],
]
const descriptors: readonly (readonly [string, PropertyDescriptor])[] = [
  ['a read-only object', { value: { fake: 1 }, enumerable: true }],
  ['a function', { value: () => 'fake-planted', writable: true }],
  ['an accessor that throws', { get: throwing, set: throwing }],
  [
    'a setter that defines another value',
    {
      set(this: object, _: unknown) {
        for (const name of ['access_token', 'fake']) Object.defineProperty(this, name, { value: 'fake-planted' })
      },
    },
  ],
]

test.each(descriptors)('a member of Object.prototype that is %s changes nothing, with any name', (_, descriptor) => {
  const changing = names.filter((name) => {
    const found = whileChanged({ [name]: { ...descriptor, configurable: true } }, everything)
    return differencesIn(found).length > 0
  })
  expect(changing).toEqual([])
})

test('a form is read without members of Object.prototype', () => {
  const shape = { marker: 'problem', read: ({ problem }: { readonly problem?: unknown }) => ({ error: problem }) }
  const codec = defineCodec<{ access_token?: string; token_type?: string; expires_in?: number }>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' },
    errors: [shape],
  })
  const read = (): readonly string[] =>
    ['expires_in=60', 'expires_in=60&error=0', 'problem=0', 'expires_in=60&error=1'].map((members) =>
      JSON.stringify(parseResponse(codec, { status: 200, contentType: null, body: `access_token=fake-a&${members}` })),
    )
  const before = read()
  for (const [_, descriptor] of descriptors)
    for (const name of ['code', 'unless', 'values', 'text', 'path', 'instantFrom', 'never', 'rows', 'errors', 'error'])
      expect([name, whileChanged({ [name]: { ...descriptor, configurable: true } }, read)]).toEqual([name, before])
})

test('a frozen Object.prototype changes nothing', () => {
  const members = Object.entries(Object.getOwnPropertyDescriptors(Object.prototype))
  // Like Object.freeze, but reversible.
  const frozen = members.map(([name, descriptor]) => [
    name,
    'value' in descriptor ? { ...descriptor, writable: false } : descriptor,
  ])
  const found = whileChanged(Object.fromEntries(frozen.filter(([name]) => name !== '__proto__')), everything)
  expect(differencesIn(found)).toEqual([])
})

test('an issue is formatted without members of Object.prototype', () => {
  const line = (): string => {
    const result = Rfc6749Token.read({ access_token: '' })
    return result._tag === 'Left' ? formatError(result.left) : ''
  }
  const before = line()
  const names = ['string', 'message', 'issues', 'expected', 'toString']
  for (const name of names) {
    expect(whileChanged({ [name]: { value: 'fake-planted', configurable: true } }, line)).toBe(before)
  }
})
