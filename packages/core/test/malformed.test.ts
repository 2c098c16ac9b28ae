// What an error says of an input as a whole, and of several things that are wrong.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, formatError, Rfc6749Token } from '../src/index.js'
import { leftOf, nested, response } from './support.js'

describe('what is no object has a name for its type', () => {
  test.each<readonly [unknown, string, string]>([
    [null, 'null', 'null'],
    [undefined, 'undefined', 'nothing'],
    [1, 'number', 'a number'],
    ['fake', 'string', 'a string'],
    [false, 'boolean', 'a boolean'],
    [1n, 'bigint', 'a bigint'],
    [Symbol('fake'), 'symbol', 'a symbol'],
    [[], 'array', 'an array'],
    [() => 1, 'function', 'a function'],
  ])('%o is %s', (input, actual, named) =>
    expect(leftOf(Rfc6749Token.read(input))).toStrictEqual({
      _tag: 'Malformed',
      code: 'not-object',
      message: `rfc6749: expected a JSON object, got ${named} (not-object)`,
      vendor: 'rfc6749',
      issues: [{ path: [], expected: 'a JSON object', actual, code: 'not-object' }],
    }),
  )

  test('an object that cannot be read is an object', () => {
    const input = Object.defineProperty({}, 'fake', {
      enumerable: true,
      get: () => {
        throw new Error('fake')
      },
    })
    expect(leftOf(Rfc6749Token.read(input))).toMatchObject({
      message: 'rfc6749: expected a JSON object, got an object (unreadable)',
    })
  })
})

test('the message names all that is wrong, and the code the first of it', () =>
  expect(leftOf(Rfc6749Token.read({ ...response, expires_in: '1h', scope: 1 }))).toStrictEqual({
    _tag: 'Malformed',
    code: 'not-digits',
    message:
      'rfc6749: expires_in: expected whole seconds, got a string (not-digits); ' +
      'scope: expected scope names separated by spaces, got a number (not-string)',
    vendor: 'rfc6749',
    issues: [
      { path: ['expires_in'], expected: 'whole seconds', actual: 'string', code: 'not-digits' },
      { path: ['scope'], expected: 'scope names separated by spaces', actual: 'number', code: 'not-string' },
    ],
  }))

const codesOf = (input: object): unknown => {
  const error = leftOf(CanonicalToken.read(input))
  return error._tag === 'Malformed' && error.issues.map(({ path, code }) => [path[0], code])
}
const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

test('what is wrong in the same way at the same place is told once', () =>
  expect(codesOf({ ...minimal, extensions: { fake: 1, other: null } })).toEqual([['extensions', 'not-object']]))

test('what is wrong in the same way at another place is told too', () =>
  expect(codesOf({ ...minimal, scope: 'a', refreshTokenScope: 'b' })).toEqual([
    ['scope', 'not-strings'],
    ['refreshTokenScope', 'not-strings'],
  ]))

test('what is wrong in another way at the same place is told too', () =>
  expect(codesOf({ ...minimal, accessToken: 1, tokenType: '', fake: nested(600), extensions: 1 })).toEqual([
    ['accessToken', 'not-string'],
    ['tokenType', 'empty'],
    ['extensions', 'too-deep'],
    ['extensions', 'not-object'],
  ]))

test('a path of several names is one name with dots', () =>
  expect(
    formatError({
      _tag: 'Malformed',
      code: 'fake-code',
      message: 'fake',
      vendor: 'acme',
      issues: [{ path: ['user', 'token'], expected: 'a fake', actual: 'string', code: 'fake-code' }],
    }),
  ).toBe('acme: user.token: expected a fake, got a string (fake-code)'))
