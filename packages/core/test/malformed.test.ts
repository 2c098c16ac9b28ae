// Issues of an input as a whole, and of several things that are wrong.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, formatError, Rfc6749Token } from '../src/index.js'
import { issuesOf, leftOf, nested, response } from './support.js'

describe('what is no object has a name for its type', () => {
  test.each<readonly [unknown, string]>([
    [null, 'null'],
    [undefined, 'undefined'],
    [1, 'number'],
    ['fake', 'string'],
    [false, 'boolean'],
    [1n, 'bigint'],
    [Symbol('fake'), 'symbol'],
    [[], 'array'],
    [() => 1, 'function'],
  ])('%o is %s', (input, actual) =>
    expect(leftOf(Rfc6749Token.read(input))).toStrictEqual({
      _tag: 'Malformed',
      code: 'not-object',
      message: expect.any(String),
      vendor: 'rfc6749',
      issues: [{ path: [], expected: expect.any(String), actual, code: 'not-object' }],
    }),
  )

  test('an object that cannot be read is an object', () => {
    const input = Object.defineProperty({}, 'fake', {
      enumerable: true,
      get: () => {
        throw new Error('fake')
      },
    })
    expect(issuesOf(leftOf(Rfc6749Token.read(input)))).toEqual([{ path: [], actual: 'object', code: 'unreadable' }])
  })
})

test('an error has an issue for all that is wrong, and the code of the first', () => {
  const error = leftOf(Rfc6749Token.read({ ...response, expires_in: '1h', scope: 1 }))
  expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-digits', vendor: 'rfc6749' })
  expect(issuesOf(error)).toEqual([
    { path: ['expires_in'], actual: 'string', code: 'not-digits' },
    { path: ['scope'], actual: 'number', code: 'not-string' },
  ])
})

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
      source: 'acme',
      issues: [{ path: ['user', 'token'], expected: 'a fake', actual: 'string', code: 'fake-code' }],
    }),
  ).toMatch(/user\.token.*fake-code/))
