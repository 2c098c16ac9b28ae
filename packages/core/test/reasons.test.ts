// What each rule tells a person is read in logs and in support tickets: it changes on purpose or not at all.
import { expect, test } from 'vitest'
import { Rfc6749Token, reasons } from '../src/index.js'
import { response, rightOf } from './support.js'

test('each rule is explained in its own words', () =>
  expect(reasons).toStrictEqual({
    'null-member': 'null was read as absent',
    'empty-member': 'an empty string was read as absent',
    'no-error': 'an error member that is null, empty or false is no error',
    'assumed-bearer': 'no token type came, Bearer was assumed',
    'numeric-string': 'a string of digits was read as a number',
    'fractional-lifetime': 'a fraction of a second was rounded down',
    'scope-array': 'an array of scope names was read as a scope',
    'other-form': 'it came in another form than the vendor documents',
    'repeated-scope': 'a scope named more than once was kept once',
    'not-json': 'unknown members that JSON cannot hold were left out',
    'not-carried': 'the vendor has no member for it',
    'not-representable': "the vendor's member cannot hold this value",
    'foreign-extension': 'members that only another codec knows were left out',
    'reserved-name': 'unknown members named like known ones, or like an error, were left out',
    'unknown-member': 'the token has members that this version does not know',
    'token-type': "the vendor's documented token type cannot hold this one",
    'time-passed': 'counted from the given time',
    'left-out': 'the answer to the refresh left it out, what was known before was kept',
    'old-answer': 'lifetimes, times and nonces of an earlier answer say nothing of a later one',
    rotated: 'the lifetime was that of the refresh token before this one',
    'unknown-issue-time': 'what is left of it is not known without the issue times of both answers',
  }))

test('a note says who, where, what happened, why and by which rule', () =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in: '60' })).notes).toStrictEqual([
    {
      code: 'repaired',
      reason: 'numeric-string',
      vendor: 'rfc6749',
      direction: 'read',
      field: 'expiresIn',
      message: 'rfc6749: expires_in: repaired, a string of digits was read as a number (numeric-string)',
    },
  ]))

test('a member that is empty text says nothing, and a note says so', () => {
  const { token, notes } = rightOf(Rfc6749Token.read({ ...response, refresh_token: '', issued_token_type: '' }))
  expect(token).not.toHaveProperty('refreshToken')
  expect(token).not.toHaveProperty('issuedTokenType')
  expect(notes.map(({ message }) => message)).toEqual([
    'rfc6749: refresh_token: ignored, an empty string was read as absent (empty-member)',
    'rfc6749: issued_token_type: ignored, an empty string was read as absent (empty-member)',
  ])
})
