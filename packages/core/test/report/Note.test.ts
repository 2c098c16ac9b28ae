import { expect, test } from 'vitest'
import { noteCodes, Rfc6749Token } from '../../src/index.js'
import { response, rightOf } from '../support/index.js'

test('a note contains its source, member, action and code', () =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in: '60' })).notes).toStrictEqual([
    {
      action: 'repaired',
      code: 'numeric-string',
      source: 'rfc6749',
      direction: 'read',
      member: 'expiresIn',
      message: expect.stringMatching(/rfc6749.*expires_in.*repaired.*numeric-string/),
    },
  ]))

test.each([
  ['the table of a codec', Rfc6749Token.fields],
  ['the explanations of notes', noteCodes],
])('%s is frozen', (_, value) => expect(Object.isFrozen(value)).toBe(true))
