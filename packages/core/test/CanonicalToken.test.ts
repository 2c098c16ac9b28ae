import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, JsonObject, Token } from '../src/index.js'
import { CanonicalToken, eqToken, formatError, mergeRefresh, Rfc6749Token, reveal, secret } from '../src/index.js'
import {
  extension,
  extensionOf,
  fullToken,
  leftOf,
  nested,
  response,
  rightOf,
  tokenWith,
  triplesOf,
} from './support.js'

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('holds every member of a token, in the order of the model, after the version', () =>
  expect(JSON.stringify(CanonicalToken.encode(fullToken))).toBe(
    JSON.stringify({
      v: 1,
      accessToken: 'fake-access-token',
      tokenType: 'Bearer',
      expiresIn: 3600,
      issuedAt: 1700000000,
      scope: ['openid', 'fake:read'],
      refreshToken: 'fake-refresh-token',
      refreshTokenExpiresIn: 86400,
      refreshTokenScope: ['fake:read'],
      idToken: 'fake-header.fake-payload.fake-signature',
      issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
      authorizationDetails: [{ type: 'fake', actions: ['read'] }],
      extensions: { fake: { tenant: 'fake-tenant' } },
    }),
  ))

test('is lossless', () => {
  const { value, notes } = rightOf(CanonicalToken.write(fullToken))
  expect(notes).toEqual([])
  expect(eqToken(rightOf(CanonicalToken.decode(through(value))), fullToken)).toBe(true)
})

describe('the version', () => {
  test.each([undefined, null, '1', 0, -1, 1.5, true, [1], {}])('is refused where it is %j', (v) =>
    expect(leftOf(CanonicalToken.read({ ...minimal, v }))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: ['v'] }],
    }),
  )

  test('is refused where it is missing', () =>
    expect(leftOf(CanonicalToken.read({ accessToken: 'fake-access-token', tokenType: 'Bearer' }))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: ['v'] }],
    }))

  const newer = [
    ['a readable token', { ...minimal, v: 2 }],
    ['another shape altogether', { v: 2, credential: { secret: 'fake-planted-token' } }],
    ['an error beside it', { ...minimal, v: 3, error: 'fake' }],
  ] as const
  test.each(newer)('of a newer release is UnsupportedVersion: %s', (_, document) => {
    const error = leftOf(CanonicalToken.read(document))
    expect(error._tag).toBe('UnsupportedVersion')
    const ioTs = leftOf(CanonicalToken.decode(document))
    expect(formatError(ioTs)).toBe(error.message)
    expect(CanonicalToken['~standard'].validate(document)).toEqual({ issues: [{ message: error.message }] })
  })
})

describe('a member that a newer minor version adds', () => {
  const newer = { ...minimal, audience: ['fake'], nested: { kept: [null, 1] } }

  test('survives reading, changing and writing', () => {
    const token = rightOf(CanonicalToken.decode(through(newer)))
    expect(CanonicalToken.encode({ ...token, expiresIn: 60 })).toEqual({ ...newer, expiresIn: 60 })
  })

  test('is reported where another codec writes', () => {
    const token = rightOf(CanonicalToken.decode(through(newer)))
    expect(triplesOf(rightOf(Rfc6749Token.write(token)).notes)).toEqual([
      ['dropped', 'foreign-extension', 'extensions'],
    ])
  })
})

describe('extensions', () => {
  test('of other codecs are kept, and go back to them', () => {
    const response = { access_token: 'fake-access-token', token_type: 'Bearer', tenant: { id: 'fake' } }
    const token = rightOf(Rfc6749Token.decode(response))
    const json = CanonicalToken.encode(token)
    expect(json.extensions).toEqual({ rfc6749: { tenant: { id: 'fake' } } })
    expect(Rfc6749Token.encode(rightOf(CanonicalToken.decode(through(json))))).toEqual(response)
  })

  test.each([
    '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","extensions":{"__proto__":{"a":1},"constructor":{"b":2}}}',
    '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","extensions":{"fake":{"__proto__":{"a":1},"constructor":2}}}',
    '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","__proto__":{"a":1},"constructor":2}',
  ])('called like members of every object are data: %s', (text) => {
    const token = rightOf(CanonicalToken.decode(JSON.parse(text)))
    expect(JSON.stringify(CanonicalToken.encode(token))).toBe(text)
    expect(Object.getPrototypeOf(token)).toBe(Object.prototype)
    expect('a' in {}).toBe(false)
  })

  test.each([
    ['bytes', new Uint8Array(2)],
    ['a proxy that throws', new Proxy({}, { ownKeys: () => [].at(-1) as never })],
  ])('of a codec that are %s are left out with a note', (_, broken) => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions: { fake: broken, other: { a: 1 } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['other'])
    expect(triplesOf(notes)).toEqual([['ignored', 'not-object', 'extensions']])
  })

  test('of a codec that are too many are read up to a million, with a note', () => {
    const fake = { all: new Array(999_990).fill(0), more: new Array(20).fill(0) }
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions: { fake } }))
    expect(Object.keys(reveal(token.extensions?.fake ?? secret({})))).toEqual(['all'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test.each([1, 'fake', null, []])('of a codec that are not an object are left out with a note: %j', (broken) => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions: { fake: broken, other: { a: 1 } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['other'])
    expect(triplesOf(notes)).toEqual([['ignored', 'not-object', 'extensions']])
  })

  test.each(['v', 'extensions', 'accessToken', 'tokenType', 'error'])(
    'of canonical JSON are never written as %s',
    (name) => {
      const token = tokenWith({ extensions: extension('canonical', { [name]: 'fake-planted', kept: 1 }) })
      const { value, notes } = rightOf(CanonicalToken.write(token))
      expect(value).toEqual({ ...minimal, kept: 1 })
      expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
    },
  )

  test.each([{ fake: undefined }, { fake: {} }, { canonical: {} }, { 'canonical#moved': {} }, {}])(
    'without members are absent without a note: %j',
    (extensions) => {
      const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions }))
      expect(token).not.toHaveProperty('extensions')
      expect(notes).toEqual([])
    },
  )

  test.each(['canonical', 'canonical#moved'])(
    'of canonical JSON are not taken from those of other codecs, with a note: %s',
    (id) => {
      const extensions = { [id]: { a: 1 }, fake: { b: 2 } }
      const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions }))
      expect(Object.keys(token.extensions ?? {})).toEqual(['fake'])
      expect(triplesOf(notes)).toEqual([['ignored', 'reserved-name', 'extensions']])
    },
  )

  test('of canonical JSON are kept beside those of other codecs', () => {
    const token = rightOf(CanonicalToken.decode({ ...minimal, added: 1, extensions: { fake: { a: 1 } } }))
    expect(extensionOf(token, 'canonical')).toEqual({ added: 1 })
    expect(extensionOf(token, 'fake')).toEqual({ a: 1 })
  })
})

describe('reading', () => {
  test.each(['accessToken', 'tokenType'])('refuses a document without %s: nothing is assumed', (name) =>
    expect(leftOf(CanonicalToken.read({ ...minimal, [name]: undefined }))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: [name] }],
    }),
  )

  test('reads null as absent', () => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, scope: null, extensions: null }))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(triplesOf(notes)).toEqual([
      ['ignored', 'null-member', 'scope'],
      ['ignored', 'null-member', 'extensions'],
    ])
  })

  test('reads an empty text as absent', () => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, refreshToken: '', scope: '', extensions: '' }))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(triplesOf(notes)).toEqual([
      ['ignored', 'empty-member', 'scope'],
      ['ignored', 'empty-member', 'refreshToken'],
      ['ignored', 'empty-member', 'extensions'],
    ])
  })

  test('refuses a placeholder for a token, as a log prints it', () =>
    expect(leftOf(CanonicalToken.read(through({ v: 1, ...fullToken })))).toMatchObject({
      _tag: 'Malformed',
      code: 'redacted',
    }))
})

/** Tokens and canonical JSON of a newer version, which has members that this one does not know. */
describe('a token of a newer core', () => {
  const newer = Object.assign(tokenWith({ expiresIn: 60 }), {
    deviceSecret: secret('fake-device-secret'),
    pairs: { first: secret('fake-one'), second: secret({ deep: secret('fake-two') }) },
    audience: ['a', { b: 1 }],
    expiresAt: 1700000000,
  })
  const json = {
    ...minimal,
    expiresIn: 60,
    deviceSecret: 'fake-device-secret',
    pairs: { first: 'fake-one', second: { deep: 'fake-two' } },
    audience: ['a', { b: 1 }],
    expiresAt: 1700000000,
  }

  test('is written with its members as JSON, secrets revealed, with one note', () => {
    const { value, notes } = rightOf(CanonicalToken.write(newer, { onLoss: 'fail' }))
    expect(value).toEqual(json)
    expect(triplesOf(notes)).toEqual([['moved', 'unknown-member', 'unknown']])
    expect(JSON.stringify(notes)).not.toMatch(/fake|device|audience|pairs/)
    expect(CanonicalToken.is(newer)).toBe(true)
  })

  test('comes back with them in extensions.canonical, and is written as it was', () => {
    const { token, notes } = rightOf(CanonicalToken.read(through(CanonicalToken.encode(newer))))
    const { v: _, accessToken, tokenType, expiresIn, ...others } = json
    expect([accessToken, tokenType, expiresIn]).toEqual(['fake-access-token', 'Bearer', token.expiresIn])
    expect(extensionOf(token, 'canonical')).toEqual(others)
    expect(notes).toEqual([])
    expect(rightOf(CanonicalToken.write(token))).toEqual({ value: json, notes: [] })
  })

  test('loses them to other codecs, with one note and as a loss', () => {
    const { value, notes } = rightOf(Rfc6749Token.write(newer))
    expect(value).toEqual({ ...response, expires_in: 60 })
    expect(triplesOf(notes)).toEqual([['dropped', 'unknown-member', 'unknown']])
    expect(leftOf(Rfc6749Token.write(newer, { onLoss: 'fail' }))._tag).toBe('Lossy')
  })

  test.each<readonly [string, unknown]>([
    ['a function', () => 'fake-planted'],
    ['a date', new Date(0)],
    ['a big integer', 10n],
    ['a secret of a date', secret(new Date(0))],
    ['more than five hundred levels', nested(501)],
  ])('loses a member that JSON cannot hold, with a note: %s', (_, later) => {
    const { value, notes } = rightOf(CanonicalToken.write(Object.assign(tokenWith(), { later, kept: 1 })))
    expect(value).toEqual({ ...minimal, kept: 1 })
    expect(triplesOf(notes)).toEqual([
      ['dropped', 'unknown-member', 'unknown'],
      ['moved', 'unknown-member', 'unknown'],
    ])
  })

  test('shares the room of a million values with the extensions', () => {
    const many = new Array(600_000).fill(0)
    const token = Object.assign(tokenWith({ extensions: extension('fake', { many }) }), { later: many })
    const { value, notes } = rightOf(CanonicalToken.write(token))
    expect(Object.keys(value)).toEqual(['v', 'accessToken', 'tokenType', 'extensions'])
    expect(triplesOf(notes)).toEqual([['dropped', 'unknown-member', 'unknown']])
    expect(rightOf(CanonicalToken.read(value)).notes).toEqual([])
  })

  test('has no note for a member that is undefined', () => {
    const token = Object.assign(tokenWith(), { later: undefined })
    for (const codec of [CanonicalToken, Rfc6749Token] as readonly AnyTokenCodec[])
      expect(rightOf(codec.write(token)).notes).toEqual([])
  })

  test.each(['v', 'error'])('never writes a member called %s', (name) => {
    const { value, notes } = rightOf(CanonicalToken.write(Object.assign(tokenWith(), { [name]: 2 })))
    expect(value).toEqual(minimal)
    expect(triplesOf(notes)).toEqual([['dropped', 'unknown-member', 'unknown']])
  })

  test('gives its own members up for those of the answer after a refresh', () => {
    const next = rightOf(CanonicalToken.decode({ ...minimal, audience: 'fake-new' }))
    const previous = rightOf(CanonicalToken.decode(json))
    const { token, notes } = mergeRefresh(previous, next)
    expect(extensionOf(token, 'canonical')).toEqual({ audience: 'fake-new' })
    expect(triplesOf(notes)).toEqual([
      ['dropped', 'old-answer', 'expiresIn'],
      ['dropped', 'old-answer', 'extensions'],
    ])
    const inMemory = mergeRefresh(newer, Object.assign(tokenWith(), { audience: 'fake-new' }))
    expect(inMemory.token).toHaveProperty('audience', 'fake-new')
    expect(inMemory.token).not.toHaveProperty('deviceSecret')
    expect(triplesOf(inMemory.notes)).toEqual([
      ['dropped', 'old-answer', 'expiresIn'],
      ['dropped', 'old-answer', 'unknown'],
    ])
  })
})

describe('a token that an older core read', () => {
  const older = (members: JsonObject): Token => tokenWith({ extensions: extension('canonical', members) })

  test('gets the members back that this core knows', () => {
    const token = older({ refreshToken: 'fake-r', scope: ['a'], expiresIn: 60, authorizationDetails: [{}], later: 1 })
    const { value, notes } = rightOf(CanonicalToken.write(token, { onLoss: 'fail' }))
    expect(value).toEqual({
      ...minimal,
      refreshToken: 'fake-r',
      scope: ['a'],
      expiresIn: 60,
      authorizationDetails: [{}],
      later: 1,
    })
    expect(triplesOf(notes)).toEqual([
      ['moved', 'known-member', 'expiresIn'],
      ['moved', 'known-member', 'extensions'],
      ['moved', 'known-member', 'scope'],
      ['moved', 'known-member', 'refreshToken'],
      ['moved', 'known-member', 'authorizationDetails'],
    ])
    const read = rightOf(CanonicalToken.decode(through(value)))
    expect(read.refreshToken && reveal(read.refreshToken)).toBe('fake-r')
    expect(rightOf(CanonicalToken.write(read))).toEqual({ value, notes: [] })
  })

  test('keeps its own value of a member that it has', () => {
    const token = { ...older({ expiresIn: 60 }), expiresIn: 5 }
    const { value, notes } = rightOf(CanonicalToken.write(token))
    expect(value).toEqual({ ...minimal, expiresIn: 5 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test.each<JsonObject>([
    { expiresIn: 'soon' },
    { expiresIn: '60' },
    { refreshToken: '' },
    { scope: ['a', 'a'] },
    { idToken: null },
  ])('does not get a value that would be read as another: %j', (members) => {
    const { value, notes } = rightOf(CanonicalToken.write(older(members)))
    expect(value).toEqual(minimal)
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})
