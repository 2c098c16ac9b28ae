import { expect, test } from 'vitest'
import { Rfc6749Token } from '../src/index.js'
import { response, rightOf, triplesOf } from './support.js'

test('a note says who, where, what happened, why and by which rule', () =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in: '60' })).notes).toStrictEqual([
    {
      code: 'repaired',
      reason: 'numeric-string',
      vendor: 'rfc6749',
      direction: 'read',
      field: 'expiresIn',
      message: expect.stringMatching(/rfc6749.*expires_in.*repaired.*numeric-string/),
    },
  ]))

test('a member that is empty text says nothing, and a note says so', () => {
  const { token, notes } = rightOf(Rfc6749Token.read({ ...response, refresh_token: '', issued_token_type: '' }))
  expect(token).not.toHaveProperty('refreshToken')
  expect(token).not.toHaveProperty('issuedTokenType')
  expect(triplesOf(notes)).toEqual([
    ['ignored', 'empty-member', 'refreshToken'],
    ['ignored', 'empty-member', 'issuedTokenType'],
  ])
})
