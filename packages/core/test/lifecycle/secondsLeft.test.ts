import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { CanonicalToken, Rfc6749Token, secondsLeft } from '../../src/index.js'
import { datedTokens, instants } from '../support/arbitraries.js'
import { rightOf, tokenWith } from '../support/index.js'
import { both, hour, lastInstant, milliseconds, notNumbers, notTimes, refresh } from '../support/times.js'

describe('secondsLeft', () => {
  test.each([
    [1700000000, 3600],
    [1700000600, 3000],
    [1700003599, 1],
    [1700003600, 0],
    [1800000000, 0],
  ])('at %d is %d', (now, left) => expect(secondsLeft(hour, now)).toBe(left))

  test('is the time until the expiry time of the token', () => {
    const token = tokenWith({ expiresAt: 1700003600, refreshTokenExpiresAt: 1700086400 })
    expect(secondsLeft(token, 1700000000)).toBe(3600)
    expect(secondsLeft(token, 1700000000.1)).toBe(3599)
    expect(secondsLeft(token, 1700003600)).toBe(0)
    expect(secondsLeft(token, 1800000000)).toBe(0)
    expect(secondsLeft(token, 1700000000, refresh)).toBe(86400)
    expect(secondsLeft({ ...token, issuedAt: 1700000000 }, 5)).toBe(3600)
    expect(secondsLeft({ ...token, issuedAt: 1700009999 }, 5)).toBe(0)
    expect(secondsLeft(tokenWith({ expiresAt: 0 }), 0)).toBe(0)
  })
  test('is never more than the lifetime, even if the clock is behind', () =>
    expect(secondsLeft(hour, 1699990000)).toBe(3600))
  test('rounds a fraction of now up', () => expect(secondsLeft(hour, 1700003599.1)).toBe(0))
  test('is unknown without a lifetime or without an issue time', () => {
    expect(secondsLeft(tokenWith({ issuedAt: 1 }), 2)).toBeUndefined()
    expect(secondsLeft(tokenWith({ expiresIn: 1 }), 2)).toBeUndefined()
  })
  test('is 0 for a lifetime of 0, with any issue time', () =>
    expect(secondsLeft(tokenWith({ expiresIn: 0 }), 1700000000)).toBe(0))
  test("returns the refresh token's seconds on request", () => {
    expect(secondsLeft(both, 1700003600, refresh)).toBe(82_800)
    expect(secondsLeft(both, 1700003600)).toBe(0)
    expect(secondsLeft(both, 1800000000, refresh)).toBe(0)
    expect(secondsLeft(hour, 1700003600, refresh)).toBeUndefined()
    expect(secondsLeft(tokenWith({ refreshTokenExpiresIn: 0 }), 1, refresh)).toBe(0)
  })
  test.each(notTimes)('is unknown at %d', (now) => expect(secondsLeft(hour, now)).toBeUndefined())
  test.each(notNumbers)('is unknown if now is not a number: %s', (now) =>
    expect(secondsLeft(hour, now)).toBeUndefined(),
  )
  test.each(milliseconds)('throws a RangeError for milliseconds: %d', (now) => {
    for (const token of [hour, tokenWith()]) {
      expect(() => secondsLeft(token, now)).toThrow(RangeError)
      expect(() => secondsLeft(token, now, refresh)).toThrow(RangeError)
    }
  })
  test('is known at the largest valid time', () => expect(secondsLeft(hour, lastInstant)).toBe(0))
  test('equals the lifetime that write returns', () =>
    fc.assert(
      fc.property(datedTokens, instants, (token, now) => {
        const { value } = rightOf(Rfc6749Token.write(token, { now }))
        const stored = rightOf(CanonicalToken.write(token, { now })).value
        expect(value.expires_in).toBe(secondsLeft(token, now))
        const { refreshTokenExpiresAt } = token
        expect(stored.refreshTokenExpiresAt).toBe(refreshTokenExpiresAt)
        if (refreshTokenExpiresAt === undefined) {
          expect(stored.refreshTokenExpiresIn).toBe(secondsLeft(token, now, refresh))
        }
      }),
      { numRuns: inject('cases') },
    ))
})
