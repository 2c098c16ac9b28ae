// Issues of each kind of member that cannot be read.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, Rfc6749Token } from '../src/index.js'
import { issuesOf, leftOf, response, rightOf } from './support.js'

type Row = readonly [name: string, value: unknown, code: string, actual: string]

describe('a response is refused with one issue', () => {
  test.each<Row>([
    ['access_token', undefined, 'missing', 'undefined'],
    ['access_token', null, 'missing', 'null'],
    ['access_token', 1, 'not-string', 'number'],
    ['access_token', '', 'empty', 'string'],
    ['access_token', 'fake\n', 'bad-character', 'string'],
    ['access_token', '<redacted>', 'redacted', 'string'],
    ['refresh_token', ['fake'], 'not-string', 'array'],
    ['refresh_token', 'fåke', 'bad-character', 'string'],
    ['id_token', '***', 'redacted', 'string'],
    ['token_type', {}, 'not-string', 'object'],
    ['token_type', '', 'empty', 'string'],
    ['token_type', 'Be\tarer', 'bad-character', 'string'],
    ['expires_in', '1h', 'not-digits', 'string'],
    ['expires_in', '', 'not-digits', 'string'],
    ['expires_in', true, 'not-number', 'boolean'],
    ['expires_in', Number.NaN, 'not-finite', 'number'],
    ['expires_in', -1, 'negative', 'number'],
    ['expires_in', 8_640_000_000_001, 'too-large', 'number'],
    ['expires_in', '8640000000001', 'too-large', 'string'],
    ['scope', 1, 'not-string', 'number'],
    ['scope', ['a', 1], 'not-string', 'array'],
    ['scope', 'a\0', 'bad-character', 'string'],
    ['issued_token_type', 1n, 'not-string', 'bigint'],
    ['issued_token_type', 'urn:f\u00e5ke', 'bad-character', 'string'],
    ['authorization_details', 'fake', 'not-array', 'string'],
    ['authorization_details', {}, 'not-array', 'object'],
    ['authorization_details', [{}, 1], 'not-objects', 'array'],
    ['authorization_details', [{ fake: () => 1 }], 'not-json', 'array'],
    ['authorization_details', () => 1, 'not-json', 'function'],
  ])('%s of %o: %s', (name, value, code, actual) =>
    expect(issuesOf(leftOf(Rfc6749Token.read({ ...response, [name]: value })))).toStrictEqual([
      { path: [name], actual, code },
    ]),
  )
})

test.each([8_640_000_000_000, '8640000000000', '0008640000000000'])('the longest lifetime is read: %j', (expires_in) =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in })).token.expiresIn).toBe(8_640_000_000_000),
)

describe('canonical JSON is refused with one issue', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

  test.each<Row>([
    ['v', undefined, 'missing', 'undefined'],
    ['v', '1', 'bad-version', 'string'],
    ['tokenType', undefined, 'missing', 'undefined'],
    ['issuedAt', -1, 'negative', 'number'],
    ['scope', 'a b', 'not-strings', 'string'],
    ['scope', ['a', 1], 'not-strings', 'array'],
    ['scope', ['a', 'b c'], 'bad-character', 'array'],
    ['refreshTokenScope', ['a', ''], 'bad-character', 'array'],
    ['refreshTokenScope', ['a', 'b\x7f'], 'bad-character', 'array'],
    ['extensions', [], 'not-object', 'array'],
    ['extensions', { fake: null }, 'not-object', 'null'],
  ])('%s of %o: %s', (name, value, code, actual) =>
    expect(issuesOf(leftOf(CanonicalToken.read({ ...minimal, [name]: value })))).toStrictEqual([
      { path: [name], actual, code },
    ]),
  )
})

describe('a time of receipt is refused with one issue', () => {
  test.each<readonly [unknown, string, string]>([
    ['1700000000', 'not-number', 'string'],
    [null, 'not-number', 'null'],
    [Number.NaN, 'not-finite', 'number'],
    [-1, 'negative', 'number'],
  ])('of %o: %s', (receivedAt, code, actual) =>
    expect(issuesOf(leftOf(Rfc6749Token.read(response, { receivedAt: receivedAt as number })))).toStrictEqual([
      { path: ['receivedAt'], actual, code },
    ]),
  )
})
