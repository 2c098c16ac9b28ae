// What an error says of each member of a token that cannot be written.
import { describe, expect, test } from 'vitest'
import type { JsonObject, Secret, Token } from '../src/index.js'
import { CanonicalToken, Rfc6749Token, secret } from '../src/index.js'
import { leftOf, rightOf, tokenWith } from './support.js'

const token = 'a token in printable ASCII'
const printed = 'a token, not what is printed in its place'
const type = 'a token type in printable ASCII'
const names = 'an array of scope names, each once and without spaces'
const uri = 'a URI in printable ASCII'
const details = 'an array of JSON objects'
const wrapped = (value: unknown): Secret => secret(value) as Secret

describe('a token is refused with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, expected: string, actual: string]>([
    ['accessToken', 'fake-a', 'not-secret', 'a secret', 'string'],
    ['accessToken', null, 'not-secret', 'a secret', 'null'],
    ['accessToken', wrapped(''), 'empty', token, 'string'],
    ['accessToken', wrapped(1), 'not-string', token, 'number'],
    ['accessToken', wrapped('<redacted>'), 'redacted', printed, 'string'],
    ['refreshToken', 'fake-r', 'not-secret', 'a secret', 'string'],
    ['idToken', wrapped('fake\n'), 'bad-character', token, 'string'],
    ['tokenType', 1, 'not-string', type, 'number'],
    ['tokenType', '', 'empty', type, 'string'],
    ['tokenType', 'bearer', 'not-canonical', 'Bearer, DPoP, MAC and N_A in this spelling', 'string'],
    ['expiresIn', '3600', 'not-number', 'whole seconds', 'string'],
    ['expiresIn', Number.POSITIVE_INFINITY, 'not-finite', 'whole seconds', 'number'],
    ['expiresIn', 1.5, 'not-whole', 'whole seconds', 'number'],
    ['issuedAt', -1, 'negative', 'epoch seconds', 'number'],
    ['issuedAt', 8_640_000_000_001, 'too-large', 'epoch seconds', 'number'],
    ['scope', 'a b', 'not-strings', names, 'string'],
    ['scope', ['a', 1], 'not-strings', names, 'array'],
    ['scope', ['a', 'b c'], 'bad-character', names, 'array'],
    ['scope', ['a', 'a'], 'repeated-scope', names, 'array'],
    ['refreshTokenScope', undefined, 'not-strings', names, 'undefined'],
    ['issuedTokenType', '', 'empty', uri, 'string'],
    ['issuedTokenType', 1, 'not-string', uri, 'number'],
    ['authorizationDetails', {}, 'not-array', details, 'object'],
    ['authorizationDetails', [{}, null], 'not-objects', details, 'array'],
    ['authorizationDetails', [{ fake: 1n }], 'not-json', details, 'array'],
  ])('%s of %o: %s', (member, value, code, expected, actual) => {
    const broken: Token = { ...tokenWith(), [member]: value }
    for (const codec of [Rfc6749Token, CanonicalToken]) {
      expect(leftOf(codec.write(broken))).toMatchObject({
        _tag: 'Malformed',
        code,
        issues: [{ path: [member], expected, actual, code }],
      })
      expect(codec.is(broken)).toBe(false)
    }
  })
})

test('the first of the members that are wrong names the error, and each is told of', () => {
  const broken = { ...tokenWith(), expiresIn: -1, scope: 'a' } as unknown as Token
  expect(leftOf(CanonicalToken.write(broken))).toMatchObject({
    code: 'negative',
    message:
      'canonical: expiresIn: expected whole seconds, got a number (negative); ' +
      `scope: expected ${names}, got a string (not-strings)`,
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
    issues: [{ path: ['now'], expected: 'epoch seconds', actual: 'string', code: 'not-number' }],
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
