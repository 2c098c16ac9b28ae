import { describe, expect, test } from 'vitest'
import type { Json, Token } from '../src/index.js'
import { CanonicalToken, eqToken, secret } from '../src/index.js'
import { extension, fullToken, rightOf, tokenWith } from './support.js'

const json = (members: { readonly [name: string]: Json }): Partial<Token> => ({
  extensions: extension('fake', members),
})

test('can be called, and handed on as an Eq', () => {
  const sort: { readonly equals: (first: Token, second: Token) => boolean } = eqToken
  expect(eqToken(tokenWith(), tokenWith())).toBe(true)
  expect(sort.equals(tokenWith(), tokenWith())).toBe(true)
})

test('compares every member by value', () => {
  const copy = rightOf(CanonicalToken.decode(CanonicalToken.encode(fullToken)))
  expect(eqToken(fullToken, copy)).toBe(true)
})

describe('equal', () => {
  test.each<readonly [string, Partial<Token>, Partial<Token>]>([
    ['a lifetime of 0 and of -0', { expiresIn: 0 }, { expiresIn: -0 }],
    ['an extension with 0 and with -0', json({ a: 0 }), json({ a: -0 })],
    ['extensions by value, in whatever order their members are', json({ a: [1], b: {} }), json({ b: {}, a: [1] })],
    ['an empty extension and none', { extensions: { fake: secret({}) } }, {}],
    ['no extensions and an empty record of them', { extensions: {} }, {}],
  ])('%s', (_, first, second) => {
    expect(eqToken(tokenWith(first), tokenWith(second))).toBe(true)
    expect(eqToken(tokenWith(second), tokenWith(first))).toBe(true)
  })
})

describe('different', () => {
  test.each<readonly [string, Partial<Token>, Partial<Token>]>([
    ['another access token', {}, { accessToken: secret('fake-other-token') }],
    ['another token type', {}, { tokenType: 'DPoP' }],
    ['a lifetime of 0 and none', { expiresIn: 0 }, {}],
    ['another lifetime', { expiresIn: 1 }, { expiresIn: 2 }],
    ['another issue time', { issuedAt: 1 }, { issuedAt: 2 }],
    ['another order of scopes', { scope: ['a', 'b'] }, { scope: ['b', 'a'] }],
    ['an empty scope and none', { scope: [] }, {}],
    ['another refresh token', { refreshToken: secret('fake-a') }, { refreshToken: secret('fake-b') }],
    ['another lifetime of the refresh token', { refreshTokenExpiresIn: 1 }, {}],
    ['another scope of the refresh token', { refreshTokenScope: ['a'] }, { refreshTokenScope: ['b'] }],
    ['another ID token', { idToken: secret('fake-a') }, { idToken: secret('fake-b') }],
    ['another issued token type', { issuedTokenType: 'urn:a' }, { issuedTokenType: 'urn:b' }],
    [
      'other authorization details',
      { authorizationDetails: [{ type: 'a' }] },
      { authorizationDetails: [{ type: 'b' }] },
    ],
    ['another value in an extension', json({ a: 1 }), json({ a: 2 })],
    ['an element more in an extension', json({ a: [1] }), json({ a: [1, 2] })],
    ['another order of an array in an extension', json({ a: [1, 2] }), json({ a: [2, 1] })],
    ['null in an extension and nothing', json({ a: null }), json({ b: null })],
    ['an array and an object', json({ a: [] }), json({ a: {} })],
    ['extensions of another vendor', json({ a: 1 }), { extensions: extension('other', { a: 1 }) }],
    ['an extension of a vendor called __proto__', { extensions: extension('__proto__', { a: 1 }) }, {}],
    ['an extension of a vendor called constructor', { extensions: extension('constructor', { a: 1 }) }, {}],
  ])('%s', (_, first, second) => {
    expect(eqToken(tokenWith(first), tokenWith(second))).toBe(false)
    expect(eqToken(tokenWith(second), tokenWith(first))).toBe(false)
  })
})
