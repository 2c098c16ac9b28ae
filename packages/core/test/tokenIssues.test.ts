// Issues of each member of a token that cannot be written.
import { describe, expect, test } from 'vitest'
import type { JsonObject, Secret, Token } from '../src/index.js'
import { CanonicalToken, Rfc6749Token, secret } from '../src/index.js'
import { leftOf, rightOf, tokenWith } from './support.js'

const wrapped = (value: unknown): Secret => secret(value) as Secret

describe('a token is refused with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, actual: string]>([
    ['accessToken', 'fake-a', 'not-secret', 'string'],
    ['accessToken', null, 'not-secret', 'null'],
    ['accessToken', wrapped(''), 'empty', 'string'],
    ['accessToken', wrapped(1), 'not-string', 'number'],
    ['accessToken', wrapped('<redacted>'), 'redacted', 'string'],
    ['refreshToken', 'fake-r', 'not-secret', 'string'],
    ['idToken', wrapped('fake\n'), 'bad-character', 'string'],
    ['tokenType', 1, 'not-string', 'number'],
    ['tokenType', '', 'empty', 'string'],
    ['tokenType', 'bearer', 'not-canonical', 'string'],
    ['expiresIn', '3600', 'not-number', 'string'],
    ['expiresIn', Number.POSITIVE_INFINITY, 'not-finite', 'number'],
    ['expiresIn', 1.5, 'not-whole', 'number'],
    ['issuedAt', -1, 'negative', 'number'],
    ['issuedAt', 8_640_000_000_001, 'too-large', 'number'],
    ['scope', 'a b', 'not-strings', 'string'],
    ['scope', ['a', 1], 'not-strings', 'array'],
    ['scope', ['a', 'b c'], 'bad-character', 'array'],
    ['scope', ['a', 'a'], 'repeated-scope', 'array'],
    ['refreshTokenScope', undefined, 'not-strings', 'undefined'],
    ['issuedTokenType', '', 'empty', 'string'],
    ['issuedTokenType', 1, 'not-string', 'number'],
    ['authorizationDetails', {}, 'not-array', 'object'],
    ['authorizationDetails', [{}, null], 'not-objects', 'array'],
    ['authorizationDetails', [{ fake: 1n }], 'not-json', 'array'],
  ])('%s of %o: %s', (member, value, code, actual) => {
    const broken: Token = { ...tokenWith(), [member]: value }
    for (const codec of [Rfc6749Token, CanonicalToken]) {
      expect(leftOf(codec.write(broken))).toMatchObject({
        _tag: 'Malformed',
        code,
        issues: [{ path: [member], actual, code }],
      })
      expect(codec.is(broken)).toBe(false)
    }
  })
})

test('the first of the members that are wrong names the error, and each is told of', () => {
  const broken = { ...tokenWith(), expiresIn: -1, scope: 'a' } as unknown as Token
  expect(leftOf(CanonicalToken.write(broken))).toMatchObject({
    code: 'negative',
    issues: [
      { path: ['expiresIn'], code: 'negative' },
      { path: ['scope'], code: 'not-strings' },
    ],
  })
})

test('what a token lacks is told of before what is wrong with its extensions', () => {
  const broken = { extensions: 1 } as unknown as Token
  expect(leftOf(Rfc6749Token.write(broken))).toMatchObject({
    code: 'missing',
    issues: [{ path: ['accessToken'] }, { path: ['tokenType'] }, { path: ['extensions'] }],
  })
})

test('what is no number is no time to write at', () =>
  expect(leftOf(Rfc6749Token.write(tokenWith(), { now: '1700000000' as unknown as number }))).toMatchObject({
    code: 'not-number',
    issues: [{ path: ['now'], actual: 'string', code: 'not-number' }],
  }))

test.each(['Bearer', 'DPoP', 'MAC', 'N_A', 'fake'])('canonical JSON holds the token type %s', (tokenType) =>
  expect(rightOf(CanonicalToken.write(tokenWith({ tokenType })))).toStrictEqual({
    value: { v: 1, accessToken: 'fake-access-token', tokenType },
    notes: [],
  }),
)

test('the members of an extension count together with what is in them, to a million', () => {
  const all = new Array(999_999).fill(0)
  const holding = (members: JsonObject): Token => tokenWith({ extensions: { canonical: secret(members) } })
  expect(CanonicalToken.write(holding({ all }))._tag).toBe('Right')
  expect(leftOf(CanonicalToken.write(holding({ all, another: 0 })))).toMatchObject({
    _tag: 'Malformed',
    code: 'too-large',
    issues: [{ path: ['extensions'], actual: 'number' }],
  })
})

test('a token has a million scope names at most', () => {
  const named = (length: number): Token => tokenWith({ scope: new Array(length).fill('fake') })
  expect(leftOf(CanonicalToken.write(named(1_000_001)))).toMatchObject({ code: 'not-strings' })
  expect(leftOf(CanonicalToken.write(named(1_000_000)))).toMatchObject({ code: 'repeated-scope' })
})

test.each([16, 17, 40])('of %d scope names none may be repeated', (length) => {
  const scope = Array.from({ length }, (_, index) => `fake:${index}`)
  expect(CanonicalToken.write(tokenWith({ scope }))._tag).toBe('Right')
  expect(leftOf(CanonicalToken.write(tokenWith({ scope: [...scope.slice(1), 'fake:1'] })))).toMatchObject({
    code: 'repeated-scope',
  })
})
