// What an error says of each kind of member that cannot be read.
import { describe, expect, test } from 'vitest'
import type { Either, Issue, TokenError } from '../src/index.js'
import { CanonicalToken, Rfc6749Token } from '../src/index.js'
import { leftOf, response, rightOf } from './support.js'

type Row = readonly [name: string, value: unknown, code: string, expected: string, actual: string]

const issuesOf = (result: Either<TokenError, unknown>): readonly Issue[] => {
  const error = leftOf(result)
  if (error._tag !== 'Malformed') throw new Error(`expected a Malformed, got ${error._tag}`)
  return error.issues
}

const token = 'a token in printable ASCII'
const printed = 'a token, not what is printed in its place'
const type = 'a token type in printable ASCII'
const seconds = 'whole seconds'
const scope = 'scope names separated by spaces'
const list = 'an array of scope names'
const uri = 'a URI in printable ASCII'
const details = 'an array of JSON objects'

describe('a response is refused with one issue', () => {
  test.each<Row>([
    ['access_token', undefined, 'missing', token, 'undefined'],
    ['access_token', null, 'missing', token, 'null'],
    ['access_token', 1, 'not-string', token, 'number'],
    ['access_token', '', 'empty', token, 'string'],
    ['access_token', 'fake\n', 'bad-character', token, 'string'],
    ['access_token', '<redacted>', 'redacted', printed, 'string'],
    ['refresh_token', ['fake'], 'not-string', token, 'array'],
    ['refresh_token', 'fåke', 'bad-character', token, 'string'],
    ['id_token', '***', 'redacted', printed, 'string'],
    ['token_type', {}, 'not-string', type, 'object'],
    ['token_type', '', 'empty', type, 'string'],
    ['token_type', 'Be\tarer', 'bad-character', type, 'string'],
    ['expires_in', '1h', 'not-digits', seconds, 'string'],
    ['expires_in', '', 'not-digits', seconds, 'string'],
    ['expires_in', true, 'not-number', seconds, 'boolean'],
    ['expires_in', Number.NaN, 'not-finite', seconds, 'number'],
    ['expires_in', -1, 'negative', seconds, 'number'],
    ['expires_in', 8_640_000_000_001, 'too-large', seconds, 'number'],
    ['expires_in', '8640000000001', 'too-large', seconds, 'string'],
    ['scope', 1, 'not-string', scope, 'number'],
    ['scope', ['a', 1], 'not-string', scope, 'array'],
    ['scope', 'a\0', 'bad-character', scope, 'string'],
    ['issued_token_type', 1n, 'not-string', uri, 'bigint'],
    ['issued_token_type', 'urn:f\u00e5ke', 'bad-character', uri, 'string'],
    ['authorization_details', 'fake', 'not-array', details, 'string'],
    ['authorization_details', {}, 'not-array', details, 'object'],
    ['authorization_details', [{}, 1], 'not-objects', details, 'array'],
    ['authorization_details', [{ fake: () => 1 }], 'not-json', details, 'array'],
    ['authorization_details', () => 1, 'not-json', details, 'function'],
  ])('%s of %o: %s', (name, value, code, expected, actual) =>
    expect(issuesOf(Rfc6749Token.read({ ...response, [name]: value }))).toStrictEqual([
      { path: [name], expected, actual, code },
    ]),
  )
})

test.each([8_640_000_000_000, '8640000000000', '0008640000000000'])('the longest lifetime is read: %j', (expires_in) =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in })).token.expiresIn).toBe(8_640_000_000_000),
)

describe('canonical JSON is refused with one issue', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
  const unknown = 'an object of unknown members for each vendor'

  test.each<Row>([
    ['v', undefined, 'missing', 'the number 1', 'undefined'],
    ['v', '1', 'bad-version', 'the number 1', 'string'],
    ['tokenType', undefined, 'missing', type, 'undefined'],
    ['issuedAt', -1, 'negative', 'epoch seconds', 'number'],
    ['scope', 'a b', 'not-strings', list, 'string'],
    ['scope', ['a', 1], 'not-strings', list, 'array'],
    ['scope', ['a', 'b c'], 'bad-character', list, 'array'],
    ['refreshTokenScope', ['a', ''], 'bad-character', list, 'array'],
    ['refreshTokenScope', ['a', 'b\x7f'], 'bad-character', list, 'array'],
    ['extensions', [], 'not-object', unknown, 'array'],
    ['extensions', { fake: null }, 'not-object', unknown, 'null'],
  ])('%s of %o: %s', (name, value, code, expected, actual) =>
    expect(issuesOf(CanonicalToken.read({ ...minimal, [name]: value }))).toStrictEqual([
      { path: [name], expected, actual, code },
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
    expect(issuesOf(Rfc6749Token.read(response, { receivedAt: receivedAt as number }))).toStrictEqual([
      { path: ['receivedAt'], expected: 'epoch seconds', actual, code },
    ]),
  )
})
