import { expect, test } from 'vitest'
import { GoOauth2Token } from '../../src/clients/GoOauth2Token.js'
import { codesOf, rightOf } from '../../src/expectations.js'

const held = { access_token: 'fake-a', token_type: 'Bearer', refresh_token: 'fake-r' }

// Go writes nanoseconds and the machine's UTC offset.
test.each([
  ['2023-11-14T23:13:20Z', []],
  ['2023-11-14T23:13:20.123456789Z', ['ignored sub-second expiresAt']],
  ['2023-11-14T23:13:20.5+01:00', ['ignored sub-second expiresAt']],
  ['2023-11-15T04:43:20+05:30', ['ignored sub-second expiresAt']],
])('%s is read to the second, and written in UTC', (expiry, codes) => {
  const { token, notes } = rightOf(GoOauth2Token.read({ ...held, expiry }))
  expect(codesOf(notes)).toEqual(codes)
  const offset = expiry.includes('+01:00') ? 3600 : 0
  expect(token.expiresAt).toBe(1700003600 - offset)
  const written = new Date((1700003600 - offset) * 1000).toISOString().replace('.000Z', 'Z')
  expect(rightOf(GoOauth2Token.write(token))).toEqual({ value: { ...held, expiry: written }, notes: [] })
})

test('the zero time means no expiry, and is written back', () => {
  const zero = { ...held, expiry: '0001-01-01T00:00:00Z' }
  const { token, notes } = rightOf(GoOauth2Token.read(zero))
  expect(notes).toEqual([])
  expect(token).not.toHaveProperty('expiresAt')
  expect(GoOauth2Token.encode(token)).toEqual(zero)
})

test('a missing token type is Bearer, as in Go', () => {
  const { token, notes } = rightOf(GoOauth2Token.read({ access_token: 'fake-a' }))
  expect(token.tokenType).toBe('Bearer')
  expect(codesOf(notes)).toEqual(['defaulted assumed-bearer tokenType'])
})
