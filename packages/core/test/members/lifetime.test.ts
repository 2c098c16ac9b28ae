import { describe, expect, test } from 'vitest'
import { eqToken, expiryOf, Rfc6749Token, secret } from '../../src/index.js'
import { response, rightOf, tokenWith } from '../support/index.js'

test.each([100_000_000_000, '100000000000', '000100000000000'])('the longest lifetime is read: %j', (expires_in) =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in })).token.expiresIn).toBe(100_000_000_000),
)

describe('next to a rotated refresh token, a lifetime', () => {
  const rotated = { ...response, refresh_token: 'fake-rotated' }

  test.each([9_223_372_036_854_776, -1, 'soon', 1_700_003_600_000])(
    'of %j is unknown, but the new tokens are read',
    (expires_in) => {
      const sent = { ...rotated, expires_in }
      const { token, notes } = rightOf(Rfc6749Token.read(sent, { receivedAt: 1700000000 }))
      expect(eqToken(token, { ...token, refreshToken: secret('fake-rotated') })).toBe(true)
      expect(expiryOf(token)).toBeUndefined()
      expect(notes.map(({ action, member }) => [action, member])).toEqual([['moved', 'expiresIn']])
      expect(rightOf(Rfc6749Token.write(token, { now: 1700000060 })).value).toEqual(sent)
    },
  )
})

test('a lifetime of 0 is written, and -0 as 0', () => {
  expect(Rfc6749Token.encode(tokenWith({ expiresIn: 0 }))).toHaveProperty('expires_in', 0)
  expect(Rfc6749Token.encode(tokenWith({ expiresIn: -0 }))).toHaveProperty('expires_in', 0)
})
