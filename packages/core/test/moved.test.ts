// Optional members whose value cannot be used: kept as data, noted, and given back.
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { Json, Token } from '../src/index.js'
import {
  CanonicalToken,
  convert,
  defineCodec,
  eqToken,
  expiryOf,
  lifetime,
  mergeRefresh,
  Rfc6749Token,
  secret,
} from '../src/index.js'
import { extension, extensionOf, issuesOf, leftOf, nested, response, rightOf, tokenWith, triplesOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  created_at?: number
  scope?: string
  refresh_token?: string
  refresh_expires_in?: number
  refresh_scope?: string
  id_token?: string
  issued_token_type?: string
  authorization_details?: object[]
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }),
    issuedAt: 'created_at',
    scope: 'scope',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_expires_in',
    refreshTokenScope: 'refresh_scope',
    idToken: 'id_token',
    issuedTokenType: 'issued_token_type',
    authorizationDetails: 'authorization_details',
  },
})

type Row = readonly [name: string, member: string, value: Json, code: string, actual: string]

const seconds: readonly (readonly [Json, string])[] = [
  [-1, 'negative'],
  ['-1', 'not-digits'],
  ['soon', 'not-digits'],
  ['1h', 'not-digits'],
  ['0x10', 'not-digits'],
  [' 60 ', 'not-digits'],
  [true, 'not-number'],
  [[60], 'not-number'],
  [{}, 'not-number'],
  [100_000_000_001, 'too-large'],
  ['100000000001', 'too-large'],
  [9_223_372_036_854_776, 'too-large'],
  [1_700_003_600_000, 'too-large'],
  ['9'.repeat(400), 'too-large'],
]
const tokens: readonly (readonly [Json, string])[] = [
  [7, 'not-string'],
  [false, 'not-string'],
  [['fake'], 'not-string'],
  [{ fake: 1 }, 'not-string'],
  ['fake\r\nX-Planted: 1', 'bad-character'],
  ['f\u00e5ke', 'bad-character'],
  ['fake\ufffd', 'bad-character'],
  ['<redacted>', 'redacted'],
]
const scopes: readonly (readonly [Json, string])[] = [
  [1, 'not-string'],
  [true, 'not-string'],
  [{ read: true }, 'not-string'],
  [['read', 1], 'not-string'],
  ['read\u0000', 'bad-character'],
  [['read', 'a\u0000b'], 'bad-character'],
]
const details: readonly (readonly [Json, string])[] = [
  ['fake', 'not-array'],
  [{}, 'not-array'],
  [[{}, 1], 'not-objects'],
  [[['fake']], 'not-objects'],
]

const actualOf = (value: Json): string => (Array.isArray(value) ? 'array' : typeof value)
const rowsOf = (name: string, member: string, values: readonly (readonly [Json, string])[]): readonly Row[] =>
  values.map(([value, code]) => [name, member, value, code, actualOf(value)])

const rows: readonly Row[] = [
  ...rowsOf('expires_in', 'expiresIn', seconds),
  ...rowsOf('created_at', 'issuedAt', seconds),
  ...rowsOf('refresh_expires_in', 'refreshTokenExpiresIn', seconds),
  ...rowsOf('scope', 'scope', scopes),
  ...rowsOf('refresh_scope', 'refreshTokenScope', scopes),
  ...rowsOf('refresh_token', 'refreshToken', tokens),
  ...rowsOf('id_token', 'idToken', tokens),
  ...rowsOf('issued_token_type', 'issuedTokenType', [
    [1, 'not-string'],
    ['urn:\u00e5', 'bad-character'],
  ]),
  ...rowsOf('authorization_details', 'authorizationDetails', details),
]

describe('an optional member that cannot be used', () => {
  test.each(rows)('%s of %j is kept as data, noted and given back', (name, member, value, code, actual) => {
    const sent = { ...response, [name]: value }
    const { token, notes } = rightOf(AcmeToken.read(sent))
    expect(token).not.toHaveProperty(member)
    expect(extensionOf(token, 'acme#moved')).toEqual({ [name]: value })
    expect(extensionOf(token, 'acme')).toBeUndefined()
    expect(triplesOf(notes)).toEqual([['moved', code, member]])
    expect(JSON.stringify(notes)).not.toContain('lanted')
    expect(AcmeToken.is(token)).toBe(true)

    const back = rightOf(AcmeToken.write(token, { onLoss: 'fail' }))
    expect(JSON.stringify(back.value)).toBe(JSON.stringify(sent))
    expect(back.notes).toEqual([])

    const error = leftOf(AcmeToken.read(sent, { strict: true }))
    expect(error.code).toBe(code)
    expect(issuesOf(error)).toEqual([{ path: [name], actual, code }])
  })

  test('never costs the others, however many there are', () => {
    const broken = Object.fromEntries(rows.map(([name, , value]) => [name, value]))
    const { token, notes } = rightOf(AcmeToken.read({ ...response, ...broken, tenant: 'fake' }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType', 'extensions'])
    expect(extensionOf(token, 'acme#moved')).toEqual(broken)
    expect(extensionOf(token, 'acme')).toEqual({ tenant: 'fake' })
    expect(notes.map(({ action, member }) => [action, member])).toEqual(
      Object.keys(AcmeToken.fields)
        .slice(2)
        .map((member) => ['moved', member]),
    )
    expect(AcmeToken.encode(token)).toEqual({ ...response, ...broken, tenant: 'fake' })
  })

  test('has one note, also where it was repaired on the way', () =>
    expect(triplesOf(rightOf(AcmeToken.read({ ...response, scope: ['read', 'a\u0000'] })).notes)).toEqual([
      ['moved', 'bad-character', 'scope'],
    ]))

  test.each<readonly [string, unknown, string]>([
    ['expires_in', 10n, 'not-json'],
    ['expires_in', Number.NaN, 'not-json'],
    ['expires_in', Number.POSITIVE_INFINITY, 'not-json'],
    ['id_token', () => 'fake', 'not-json'],
    ['scope', Symbol('fake'), 'not-json'],
    ['authorization_details', [{ fake: 1n }], 'not-json'],
    ['created_at', new Date(0), 'not-json'],
  ])('is left out with a note where JSON cannot hold it: %s of %o', (name, value, code) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: value }))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(notes.map(({ action, code: rule }) => [action, rule])).toEqual([['ignored', code]])
    expect(AcmeToken.read({ ...response, [name]: value }, { strict: true })._tag).toBe('Left')
  })

  test('is never an unusable access token, token type or whole', () => {
    for (const access_token of [undefined, null, '', 1, 'f\u00e5ke', 'fake\ufffd', '***', {}])
      expect(leftOf(AcmeToken.read({ ...response, access_token }))._tag).toBe('Malformed')
    for (const token_type of [1, true, {}, ['Bearer'], 'Be\tarer', 'b\u00e9arer'])
      expect(leftOf(AcmeToken.read({ ...response, token_type }))._tag).toBe('Malformed')
    for (const whole of [undefined, null, 1, 'fake', [response]])
      expect(leftOf(AcmeToken.read(whole))._tag).toBe('Malformed')
  })

  test('is never a reason to refuse, whatever it holds', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(AcmeToken.fields).slice(2)),
        fc.oneof(fc.anything(), fc.jsonValue()),
        fc.option(fc.nat(), { nil: undefined }),
        (name, value, receivedAt) => {
          const options = receivedAt === undefined ? {} : { receivedAt }
          const { token } = rightOf(AcmeToken.read({ ...response, [name]: value }, options))
          expect(AcmeToken.is(token)).toBe(true)
          expect(eqToken(rightOf(CanonicalToken.decode(CanonicalToken.encode(token))), token)).toBe(true)
        },
      ),
      { numRuns: inject('cases') },
    ))

  test('comes back as it was sent, whatever it holds', () =>
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(AcmeToken.fields).slice(2)), fc.jsonValue(), (name, value) => {
        // JSON has no -0.
        const sent = JSON.parse(JSON.stringify({ ...response, [name]: value }))
        const { token, notes } = rightOf(AcmeToken.read(sent))
        if (notes.some(({ action }) => action === 'moved')) expect(AcmeToken.encode(token)).toEqual(sent)
      }),
      { numRuns: inject('cases') },
    ))
})

describe('a token type that says nothing', () => {
  test.each([undefined, null, ''])('%j is Bearer, noted', (token_type) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, token_type }))
    expect(token.tokenType).toBe('Bearer')
    expect(triplesOf(notes)).toEqual([['defaulted', 'assumed-bearer', 'tokenType']])
    expect(leftOf(Rfc6749Token.read({ ...response, token_type }, { strict: true })).code).toBe('assumed-bearer')
  })
})

describe('an optional member that is empty or null', () => {
  const empty = Object.values(AcmeToken.fields)
    .slice(2)
    .filter((name) => !name.includes('scope'))

  test.each(empty)('is absent, noted: %s', (name) => {
    for (const [value, code] of [
      ['', 'empty-member'],
      [null, 'null-member'],
    ]) {
      const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: value }, { strict: true }))
      expect(eqToken(token, tokenWith())).toBe(true)
      expect(notes.map((note) => [note.action, note.code])).toEqual([['ignored', code]])
    }
  })

  test.each(['scope', 'refresh_scope'])('is an empty scope, without a note: %s', (name) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: '' }, { strict: true }))
    expect(token.scope ?? token.refreshTokenScope).toEqual([])
    expect(notes).toEqual([])
    expect(AcmeToken.encode(token)).toEqual({ ...response, [name]: '' })
  })
})

describe('beside a rotated refresh token, a lifetime', () => {
  const rotated = { ...response, refresh_token: 'fake-rotated' }

  test.each([9_223_372_036_854_776, -1, 'soon', 1_700_003_600_000])(
    'of %j is unknown, and the new tokens are read',
    (expires_in) => {
      const sent = { ...rotated, expires_in }
      const { token, notes } = rightOf(Rfc6749Token.read(sent, { receivedAt: 1700000000 }))
      expect(eqToken(token, { ...token, refreshToken: secret('fake-rotated') })).toBe(true)
      expect(expiryOf(token)).toBeUndefined()
      expect(notes.map(({ action, member }) => [action, member])).toEqual([['moved', 'expiresIn']])
      expect(rightOf(Rfc6749Token.write(token, { now: 1700000060 })).value).toEqual(sent)
    },
  )
})

describe('through other codecs', () => {
  const sent = { ...response, expires_in: 'soon', tenant: 'fake' }
  const { token } = rightOf(AcmeToken.read(sent))

  test('canonical JSON carries it', () => {
    const stored = CanonicalToken.encode(token)
    expect(stored.extensions).toEqual({ acme: { tenant: 'fake' }, 'acme#moved': { expires_in: 'soon' } })
    const back = rightOf(convert(CanonicalToken, AcmeToken)(JSON.parse(JSON.stringify(stored))))
    expect(back.value).toEqual(sent)
    expect(back.notes).toEqual([])
  })

  test('another codec drops it, never writing it as its own member', () => {
    const { value, notes } = rightOf(Rfc6749Token.write(token))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'foreign-extension', 'extensions']])
    expect(leftOf(Rfc6749Token.write(token, { onLoss: 'fail' }))._tag).toBe('Lossy')
  })
})

describe('a moved value is not written', () => {
  test.each<readonly [string, Partial<Token>, object]>([
    ['where the token has got the member', { expiresIn: 60, ...moved({ expires_in: 'soon' }) }, { expires_in: 60 }],
    ['where the member is an empty scope', { scope: [], ...moved({ scope: 1 }) }, { scope: '' }],
    ['where it would be read as the member', moved({ expires_in: 3600 }), {}],
    ['where it would be repaired into the member', moved({ expires_in: '3600' }), {}],
    ['where it would be read as a token', moved({ refresh_token: 'fake-planted' }), {}],
    ['where it is null', moved({ id_token: null }), {}],
    ['where it is empty', moved({ id_token: '' }), {}],
    ['as the access token', moved({ access_token: 1 }), {}],
    ['as the token type', moved({ token_type: 1 }), {}],
    ['as an error', moved({ error: 'fake' }), {}],
    ['under a name that is not of the table', moved({ tenant: 1 }), {}],
    ['under the name of a member of every object', moved(JSON.parse('{"__proto__":{"a":1}}')), {}],
  ])('%s', (_, members, written) => {
    const { value, notes } = rightOf(AcmeToken.write(tokenWith(members)))
    expect(value).toStrictEqual({ ...response, ...written })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('by the extension of unknown members, though it could not be used', () => {
    const token = tokenWith({ extensions: extension('acme', { expires_in: 'soon', tenant: 1 }) })
    const { value, notes } = rightOf(AcmeToken.write(token))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})

test('a moved value beside an unknown member never makes an error of what is written', () => {
  const FailingToken = defineCodec<{ access_token?: string; token_type?: string; expires_in?: number }>()({
    id: 'failing',
    fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' },
    errors: [
      { marker: 'state', read: ({ state, expires_in }) => (expires_in === -1 ? { error: String(state) } : undefined) },
    ],
  })
  const previous = rightOf(FailingToken.decode({ ...response, state: 'closed' }))
  const { token } = mergeRefresh(previous, rightOf(FailingToken.decode({ ...response, expires_in: -1 })))
  const { value, notes } = rightOf(FailingToken.write(token))
  expect(value).toEqual({ ...response, expires_in: -1 })
  expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
})

describe('mergeRefresh takes moved values from the answer only', () => {
  const withMoved = (value: Json) => tokenWith(moved({ expires_in: value }))

  test('and drops those of the previous token, noted', () => {
    const { token, notes } = mergeRefresh(withMoved('soon'), tokenWith())
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['dropped', 'old-answer', 'extensions']])
  })

  test('and keeps its own', () => {
    expect(extensionOf(mergeRefresh(withMoved('soon'), withMoved('later')).token, 'acme#moved')).toEqual({
      expires_in: 'later',
    })
    expect(mergeRefresh(tokenWith(), withMoved('later')).notes).toEqual([])
  })
})

describe('in canonical JSON', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

  test.each<readonly [string, Json, string]>([
    ['expiresIn', '1h', 'not-digits'],
    ['issuedAt', -1, 'negative'],
    ['scope', 'a b', 'not-strings'],
    ['scope', ['a', 'b c'], 'bad-character'],
    ['refreshTokenScope', ['a', ''], 'bad-character'],
    ['refreshToken', 1, 'not-string'],
    ['authorizationDetails', {}, 'not-array'],
  ])('%s of %j is moved and given back', (member, value, code) => {
    const stored = { ...minimal, [member]: value }
    const { token, notes } = rightOf(CanonicalToken.read(stored))
    expect(extensionOf(token, 'canonical#moved')).toEqual({ [member]: value })
    expect(triplesOf(notes)).toEqual([['moved', code, member]])
    expect(CanonicalToken.encode(token)).toEqual(stored)
    expect(leftOf(CanonicalToken.read(stored, { strict: true })).code).toBe(code)
  })

  test.each<Json>([1, true, 'fake', [], [{ fake: { a: 1 } }]])(
    'extensions that are not an object are moved and given back: %j',
    (extensions) => {
      const stored = { ...minimal, extensions }
      const { token, notes } = rightOf(CanonicalToken.read(stored))
      expect(extensionOf(token, 'canonical#moved')).toEqual({ extensions })
      expect(triplesOf(notes)).toEqual([['moved', 'not-object', 'extensions']])
      const back = rightOf(CanonicalToken.write(token))
      expect(back).toEqual({ value: stored, notes: [] })
      expect(leftOf(CanonicalToken.read(stored, { strict: true })).code).toBe('not-object')
    },
  )

  test('extensions that are not an object are dropped beside those of a token', () => {
    const token = tokenWith({
      extensions: { ...extension('canonical#moved', { extensions: 1 }), ...extension('fake', { a: 1 }) },
    })
    const { value, notes } = rightOf(CanonicalToken.write(token))
    expect(value).toEqual({ ...minimal, extensions: { fake: { a: 1 } } })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('an unusable member leaves the notes about others as they are', () => {
    const { notes } = rightOf(CanonicalToken.read({ ...minimal, extensions: 1, deep: nested(501) }))
    expect(triplesOf(notes)).toEqual([
      ['ignored', 'too-deep', 'extensions'],
      ['moved', 'not-object', 'extensions'],
    ])
  })

  test('extensions that are an object are not smuggled in as a moved value', () => {
    const token = tokenWith({ extensions: extension('canonical#moved', { extensions: { fake: { a: 1 } } }) })
    expect(rightOf(CanonicalToken.write(token)).value).toEqual(minimal)
  })
})

function moved(members: Record<string, Json>): Partial<Token> {
  return { extensions: extension('acme#moved', members) }
}
