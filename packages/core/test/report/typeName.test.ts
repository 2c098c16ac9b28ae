import { describe, expect, test } from 'vitest'
import { Rfc6749Token } from '../../src/index.js'
import { leftOf } from '../support/index.js'

describe('an input that is not an object is named by type', () => {
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
      source: 'rfc6749',
      issues: [{ path: [], expected: expect.any(String), actual, code: 'not-object' }],
    }),
  )
})
