import { describe, expect, test } from 'vitest'
import { CanonicalToken, eqToken } from '../../src/index.js'
import { fullToken, leftOf, rightOf, tokenWith, triplesOf } from '../support/index.js'

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test("contains every member of a token in the model's order, after the version", () =>
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

describe('reading', () => {
  test.each(['accessToken', 'tokenType'])('rejects a document without %s, because nothing is assumed', (name) =>
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

  test('reads an empty string as absent', () => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, refreshToken: '', scope: '', extensions: '' }))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(triplesOf(notes)).toEqual([
      ['ignored', 'empty-member', 'scope'],
      ['ignored', 'empty-member', 'refreshToken'],
      ['ignored', 'empty-member', 'extensions'],
    ])
  })

  test('rejects a token with a redacted placeholder, as printed in a log', () =>
    expect(leftOf(CanonicalToken.read(through({ v: 1, ...fullToken })))).toMatchObject({
      _tag: 'Malformed',
      code: 'redacted',
    }))
})

test('canonical JSON is assignable to a typed JSON column', () => {
  type JsonColumn = { readonly [name: string]: unknown }
  const column: JsonColumn = CanonicalToken.encode(tokenWith())
  expect(column).toHaveProperty('v', 1)
})
