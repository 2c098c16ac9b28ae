import { describe, expect, test } from 'vitest'
import { CanonicalToken, eqToken, formatError, Rfc6749Token } from '../src/index.js'
import { extension, extensionOf, fullToken, leftOf, rightOf, tokenWith, triplesOf } from './support.js'

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

describe('what a newer minor version adds', () => {
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

  test.each([1, 'fake', [], { fake: 1 }, { fake: null }, { fake: [] }])('are refused where they are %j', (extensions) =>
    expect(leftOf(CanonicalToken.read({ ...minimal, extensions }))).toMatchObject({ _tag: 'Malformed' }),
  )

  test.each(['v', 'extensions', 'accessToken', 'error'])('of its own are never written as %s', (name) => {
    const token = tokenWith({ extensions: extension('canonical', { [name]: 'fake-planted', kept: 1 }) })
    const { value, notes } = rightOf(CanonicalToken.write(token))
    expect(value).toEqual({ ...minimal, kept: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test.each([{ fake: undefined }, { canonical: {} }])(
    'that are nothing are absent without a note: %j',
    (extensions) => {
      const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions }))
      expect(token).not.toHaveProperty('extensions')
      expect(notes).toEqual([])
    },
  )

  test('of its own are not taken from among those of others, with a note', () =>
    expect(triplesOf(rightOf(CanonicalToken.read({ ...minimal, extensions: { canonical: { a: 1 } } })).notes)).toEqual([
      ['ignored', 'reserved-name', 'extensions'],
    ]))

  test('of its own are kept beside those of others', () => {
    const token = rightOf(CanonicalToken.decode({ ...minimal, added: 1, extensions: { fake: { a: 1 } } }))
    expect(extensionOf(token, 'canonical')).toEqual({ added: 1 })
    expect(extensionOf(token, 'fake')).toEqual({ a: 1 })
  })
})

describe('strictness', () => {
  test.each(['accessToken', 'tokenType'])('refuses a document without %s: nothing is assumed', (name) =>
    expect(leftOf(CanonicalToken.read({ ...minimal, [name]: undefined }))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: [name] }],
    }),
  )

  test('refuses a scope that is text', () =>
    expect(leftOf(CanonicalToken.read({ ...minimal, scope: 'a b' }))).toMatchObject({ _tag: 'Malformed' }))

  test('reads null as absent', () => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, scope: null, extensions: null }))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(triplesOf(notes)).toEqual([
      ['ignored', 'null-member', 'scope'],
      ['ignored', 'null-member', 'extensions'],
    ])
  })

  test('refuses what a log printed in place of a token', () =>
    expect(leftOf(CanonicalToken.read(through({ v: 1, ...fullToken })))).toMatchObject({
      _tag: 'Malformed',
      code: 'redacted',
    }))
})
