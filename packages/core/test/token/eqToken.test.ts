import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { Json, JsonObject, Secret, Token } from '../../src/index.js'
import { CanonicalToken, eqToken, reveal, secret } from '../../src/index.js'
import { extension, fullToken, nested, rightOf, tokenWith } from '../support/index.js'

const json = (members: { readonly [name: string]: Json }): Partial<Token> => ({
  extensions: extension('fake', members),
})

test('compares every member by value', () => {
  const copy = rightOf(CanonicalToken.decode(CanonicalToken.encode(fullToken)))
  expect(eqToken(fullToken, copy)).toBe(true)
})

describe('equal', () => {
  test.each<readonly [string, Partial<Token>, Partial<Token>]>([
    ['a lifetime of 0 and of -0', { expiresIn: 0 }, { expiresIn: -0 }],
    ['an extension with 0 and with -0', json({ a: 0 }), json({ a: -0 })],
    ['extensions with members in any order', json({ a: [1], b: {} }), json({ b: {}, a: [1] })],
    ['an empty extension and a missing one', { extensions: { fake: secret({}) } }, {}],
    ['empty extensions and missing ones', { extensions: {} }, {}],
  ])('%s', (_, first, second) => {
    expect(eqToken(tokenWith(first), tokenWith(second))).toBe(true)
    expect(eqToken(tokenWith(second), tokenWith(first))).toBe(true)
  })
})

describe('different', () => {
  test.each<readonly [string, Partial<Token>, Partial<Token>]>([
    ['another access token', {}, { accessToken: secret('fake-other-token') }],
    ['another token type', {}, { tokenType: 'DPoP' }],
    ['a lifetime of 0 and a missing one', { expiresIn: 0 }, {}],
    ['another lifetime', { expiresIn: 1 }, { expiresIn: 2 }],
    ['another issue time', { issuedAt: 1 }, { issuedAt: 2 }],
    ['scopes in another order', { scope: ['a', 'b'] }, { scope: ['b', 'a'] }],
    ['an empty scope and a missing one', { scope: [] }, {}],
    ['another refresh token', { refreshToken: secret('fake-a') }, { refreshToken: secret('fake-b') }],
    ['another refresh token lifetime', { refreshTokenExpiresIn: 1 }, {}],
    ['another refresh token scope', { refreshTokenScope: ['a'] }, { refreshTokenScope: ['b'] }],
    ['another ID token', { idToken: secret('fake-a') }, { idToken: secret('fake-b') }],
    ['another issued token type', { issuedTokenType: 'urn:a' }, { issuedTokenType: 'urn:b' }],
    [
      'other authorization details',
      { authorizationDetails: secret([{ type: 'a' }]) },
      { authorizationDetails: secret([{ type: 'b' }]) },
    ],
    ['another value in an extension', json({ a: 1 }), json({ a: 2 })],
    ['an additional array element in an extension', json({ a: [1] }), json({ a: [1, 2] })],
    ['an array in another order in an extension', json({ a: [1, 2] }), json({ a: [2, 1] })],
    ['null in an extension and a missing member', json({ a: null }), json({ b: null })],
    ['an array and an object', json({ a: [] }), json({ a: {} })],
    ['extensions of different codecs', json({ a: 1 }), { extensions: extension('other', { a: 1 }) }],
    ['an extension with the id __proto__ and a missing one', { extensions: extension('__proto__', { a: 1 }) }, {}],
    ['an extension with the id constructor and a missing one', { extensions: extension('constructor', { a: 1 }) }, {}],
  ])('%s', (_, first, second) => {
    expect(eqToken(tokenWith(first), tokenWith(second))).toBe(false)
    expect(eqToken(tokenWith(second), tokenWith(first))).toBe(false)
  })
})

// A small alphabet, so that equal or nearly equal tokens are common.
const text = fc.string({ unit: fc.constantFrom('a', 'A', '1', '.'), minLength: 1, maxLength: 3 })
const name = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'toString', ''))
const jsonObject = fc
  .array(fc.tuple(name, fc.jsonValue({ maxDepth: 2 })), { maxLength: 3 })
  .map((members) => Object.fromEntries(members) as JsonObject)
const scope = fc.uniqueArray(text, { maxLength: 2 })
const seconds = fc.nat({ max: 2 })
const tokens: fc.Arbitrary<Token> = fc
  .record(
    {
      accessToken: text.map(secret),
      tokenType: fc.constantFrom('Bearer', 'DPoP'),
      expiresIn: seconds,
      issuedAt: seconds,
      scope,
      refreshToken: text.map(secret),
      refreshTokenExpiresIn: seconds,
      refreshTokenScope: scope,
      idToken: text.map(secret),
      issuedTokenType: text,
      authorizationDetails: fc.array(jsonObject, { maxLength: 2 }).map(secret),
      extensions: fc
        .array(fc.tuple(fc.constantFrom('fake', 'other', '__proto__'), jsonObject.map(secret)), { maxLength: 2 })
        .map(Object.fromEntries),
    },
    { requiredKeys: ['accessToken', 'tokenType'] },
  )
  .map((token) => token as Token)

const sortedMembers = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .filter(([key, members]) => key !== 'extensions' || Object.keys(members).length > 0)
        .sort(([one], [other]) => (one < other ? -1 : 1))
    : value

/** The token's content as a string, for an independent comparison. */
const canonicalText = (token: Token): string => JSON.stringify(CanonicalToken.encode(token), sortedMembers)

/** A copy with the members in another order. */
const copyOf = (token: Token): Token => {
  const reversed = JSON.parse(JSON.stringify(CanonicalToken.encode(token)), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  )
  return rightOf(CanonicalToken.decode(reversed))
}

describe('unknown members', () => {
  const newer = (value: unknown): Token => Object.assign(tokenWith(), { later: value })

  test.each([['later'], [secret('fake-later')], [{ at: [1] }]])('are compared by value: %j', (value) => {
    expect(eqToken(newer(value), newer(value))).toBe(true)
    expect(eqToken(newer(value), tokenWith())).toBe(false)
    expect(eqToken(tokenWith(), newer(value))).toBe(false)
  })

  test('are different if their values are different', () => {
    expect(eqToken(newer(secret('fake-a')), newer(secret('fake-b')))).toBe(false)
    expect(eqToken(newer(secret('fake-a')), newer(secret('fake-a')))).toBe(true)
    expect(eqToken(newer(undefined), tokenWith())).toBe(true)
  })
})

describe('eqToken is an equivalence', () => {
  test('that is reflexive, and true for a copy', () =>
    fc.assert(fc.property(tokens, (token) => eqToken(token, { ...token }) && eqToken(token, copyOf(token)))))

  test('that is symmetric', () =>
    fc.assert(fc.property(tokens, tokens, (first, second) => eqToken(first, second) === eqToken(second, first))))

  test('that is transitive', () =>
    fc.assert(
      fc.property(tokens, tokens, (first, second) => {
        const third = copyOf(second)
        return eqToken(first, second) === eqToken(first, third)
      }),
    ))

  test('that matches the equality of canonical JSON', () => {
    // Nearly equal tokens: the second is the first with one member of another token.
    const pairs = fc.tuple(tokens, tokens, fc.boolean()).chain(([first, second, near]) =>
      fc.constantFrom(...Object.keys(second)).map((member) => {
        return [first, near ? { ...first, [member]: second[member as keyof Token] } : second] as const
      }),
    )
    fc.assert(
      fc.property(
        pairs,
        ([first, second]) => eqToken(first, second) === (canonicalText(first) === canonicalText(second)),
      ),
      { numRuns: 10 * inject('cases') },
    )
  })
})

/** Creates tokens that differ in a single secret. */
const holders: readonly (readonly [string, (value: string) => Token])[] = [
  ['access token', (value) => tokenWith({ accessToken: secret(value) })],
  ['refresh token', (value) => tokenWith({ refreshToken: secret(value) })],
  ['ID token', (value) => tokenWith({ idToken: secret(value) })],
  ['authorization details', (value) => tokenWith({ authorizationDetails: secret([{ value }]) })],
  ['extension', (value) => tokenWith({ extensions: { fake: secret({ value }) } })],
  ['member name in an extension', (value) => tokenWith({ extensions: { fake: secret({ [value]: 1 }) } })],
  ['nested member of an extension', (value) => tokenWith({ extensions: { fake: secret({ deep: [{ value }] }) } })],
]

describe.each(holders)('never considers two different secrets equal, in the %s', (_, holding) => {
  test.each([
    ['in one character', 'fake-token-a', 'fake-token-b'],
    ['in the first character', 'a-fake-token', 'b-fake-token'],
    ['in case', 'fake-token', 'fake-Token'],
    ['in length', 'fake-token', 'fake-token-'],
    ['because one is a prefix of the other', 'fake', 'fake-token'],
    ['in a trailing space', 'fake-token', 'fake-token '],
    ['in Unicode normalization', 'caf\u00e9', 'cafe\u0301'],
    ['in a zero-width character', 'fake-token', 'fake\u200b-token'],
    ['in half of a surrogate pair', '\ud83d\ude00', '\ud83d\ude01'],
    ['in a name of Object.prototype members', '__proto__', 'constructor'],
    ['although both are the number 1', '1', '1.0'],
  ])('that differ %s', (_difference, first, second) => {
    expect(eqToken(holding(first), holding(second))).toBe(false)
    expect(eqToken(holding(second), holding(first))).toBe(false)
    expect(eqToken(holding(first), holding(first))).toBe(true)
  })

  test('that are random', () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1 })
    fc.assert(
      fc.property(anyText, anyText, (first, second) => eqToken(holding(first), holding(second)) === (first === second)),
    )
  })
})

describe('a value that is not a token', () => {
  const key = Symbol.for('@token-codecs/secret')
  const posing = (unwrap: () => unknown): Secret => ({ [key]: unwrap }) as unknown as Secret
  const throwing = (): never => {
    throw new Error('fake-thrown-value')
  }
  const circular: { self?: unknown } = {}
  circular.self = circular
  let shared: object = {}
  for (let level = 0; level < 40; level++) shared = { first: shared, second: shared }
  const holding = (value: unknown): Token =>
    tokenWith({ extensions: { fake: secret({ value }) as Secret<JsonObject> } })
  const tokenOf = (accessToken: unknown): Token => tokenWith({ accessToken: accessToken as Secret })

  test.each<readonly [string, () => Token]>([
    ['a secret that throws when revealed', () => tokenOf(posing(throwing))],
    [
      'a secret that reveals an object that throws',
      () => tokenOf(posing(() => Object.defineProperty({}, 'a', { get: throwing, enumerable: true }))),
    ],
    [
      'a revoked proxy as secret',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return tokenOf(proxy)
      },
    ],
    [
      'a member that throws',
      () => Object.defineProperty({ ...tokenWith() }, 'accessToken', { get: throwing, enumerable: true }),
    ],
    ['a cyclic extension', () => holding(structuredClone(circular))],
    ['an extension of 10,000 levels', () => holding(nested(10_000))],
    ['an extension with exponentially many shared references', () => holding(structuredClone(shared))],
  ])('is equal only to itself, and never throws: %s', (_, make) => {
    const token = make()
    expect(eqToken(token, token)).toBe(true)
    expect(eqToken(token, make())).toBe(false)
    expect(eqToken(token, tokenWith())).toBe(false)
    expect(eqToken(tokenWith(), token)).toBe(false)
  })

  test('is not equal to any token if it is not an object', () => {
    for (const nothing of [null, undefined, 1] as unknown as readonly Token[]) {
      expect(eqToken(nothing, tokenWith())).toBe(false)
      expect(eqToken(tokenWith(), nothing)).toBe(false)
    }
  })

  test('is different from a token if its access token is a plain string', () => {
    const clear = tokenOf(reveal(tokenWith().accessToken))
    expect(eqToken(clear, tokenWith())).toBe(false)
    expect(eqToken(tokenWith(), clear)).toBe(false)
  })

  test('is rejected by is, write and encode, without the thrown message', () => {
    const token = tokenOf(posing(throwing))
    expect(CanonicalToken.is(token)).toBe(false)
    const errors: unknown[] = [CanonicalToken.write(token)]
    try {
      CanonicalToken.encode(token)
    } catch (thrown) {
      errors.push(thrown)
    }
    expect(errors).toHaveLength(2)
    expect(inspect(errors, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('fake-thrown-value')
  })

  test.each<readonly [string, unknown]>([
    ['undefined', undefined],
    ['a lifetime that is not a number', tokenWith({ expiresIn: Number.NaN })],
    [
      'a member that throws',
      {
        get accessToken(): never {
          throw new Error('fake-planted')
        },
      },
    ],
  ])('is equal only to itself: %s', (_, value) => {
    expect(eqToken(value as Token, value as Token)).toBe(true)
    expect(eqToken(value as Token, tokenWith())).toBe(false)
    expect(eqToken(tokenWith(), value as Token)).toBe(false)
  })
})
