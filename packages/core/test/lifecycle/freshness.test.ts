import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { CanonicalToken, freshness } from '../../src/index.js'
import { datedTokens, instants } from '../support/arbitraries.js'
import { rightOf, tokenWith } from '../support/index.js'
import { both, hour, lastInstant, milliseconds, notNumbers, notTimes, refresh } from '../support/times.js'

describe('freshness', () => {
  test.each([
    [1700003599, 'fresh'],
    [1700003600, 'expired'],
    [1699990000, 'fresh'],
  ])('at %d is %s', (now, expected) => expect(freshness(hour, { now })).toBe(expected))

  test('uses the expiry time of the token', () => {
    const token = tokenWith({ expiresAt: 1700003600, refreshTokenExpiresAt: 1700086400 })
    expect(freshness(token, { now: 1700003599 })).toBe('fresh')
    expect(freshness(token, { now: 1700003599, leeway: 1 })).toBe('expired')
    expect(freshness(token, { now: 1700003600 })).toBe('expired')
    expect(freshness(token, { now: 1700003600, ...refresh })).toBe('fresh')
    expect(freshness(tokenWith({ expiresAt: 5 }), { now: 0, ...refresh })).toBe('unknown')
  })
  test('subtracts the leeway', () => {
    expect(freshness(hour, { now: 1700003539, leeway: 60 })).toBe('fresh')
    expect(freshness(hour, { now: 1700003540, leeway: 60 })).toBe('expired')
  })
  test('is expired for a lifetime of 0, with any issue time', () =>
    expect(freshness(tokenWith({ expiresIn: 0 }), { now: 0 })).toBe('expired'))
  test.each([
    ['a lifetime', tokenWith({ issuedAt: 1 })],
    ['an issue time', tokenWith({ expiresIn: 3600 })],
    ['both', tokenWith()],
  ])('is unknown without %s, at any time and leeway', (_, token) => {
    for (const now of [0, 1700000000, lastInstant]) {
      for (const leeway of [0, 60, Number.POSITIVE_INFINITY]) expect(freshness(token, { now, leeway })).toBe('unknown')
    }
  })
  test("returns the refresh token's state on request", () => {
    expect(freshness(both, { now: 1700086399, ...refresh })).toBe('fresh')
    expect(freshness(both, { now: 1700086399, leeway: 1, ...refresh })).toBe('expired')
    expect(freshness(both, { now: 1700086400, ...refresh })).toBe('expired')
    expect(freshness(hour, { now: 1700000000, ...refresh })).toBe('unknown')
    expect(freshness(both, { now: 1700003600, of: 'accessToken' })).toBe('expired')
  })
  test.each(notTimes)('is unknown at %d', (now) => expect(freshness(hour, { now })).toBe('unknown'))
  test.each(notNumbers)('is unknown if now is not a number: %s', (now) =>
    expect(freshness(hour, { now })).toBe('unknown'),
  )
  test.each(milliseconds)('throws a RangeError for milliseconds: %d', (now) => {
    expect(() => freshness(hour, { now })).toThrow(RangeError)
    expect(() => freshness(tokenWith(), { now, ...refresh })).toThrow(RangeError)
  })
  test.each(notNumbers.filter((leeway) => leeway !== undefined))(
    'is unknown if the leeway is not a number: %s',
    (leeway) => expect(freshness(hour, { now: 1700000000, leeway })).toBe('unknown'),
  )
  test.each([-1, Number.NaN])('is unknown if the leeway is %d', (leeway) =>
    expect(freshness(hour, { now: 1700000000, leeway })).toBe('unknown'),
  )
  test('never changes from expired to fresh', () =>
    fc.assert(
      fc.property(datedTokens, instants, instants, fc.nat(1000), (token, one, other, leeway) => {
        const [now, later] = one < other ? [one, other] : [other, one]
        return freshness(token, { now, leeway }) !== 'expired' || freshness(token, { now: later, leeway }) === 'expired'
      }),
    ))
})

describe('a stored token', () => {
  const stored = (token: Token): Token =>
    rightOf(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token)))))

  test('that has expired stays expired, however often it is written and read', () =>
    fc.assert(
      fc.property(datedTokens, fc.array(instants, { minLength: 1, maxLength: 4 }), (token, times) => {
        let current = token
        let isOver = false
        for (const now of times.sort((one, other) => one - other)) {
          current = stored(rightOf(CanonicalToken.decode(rightOf(CanonicalToken.write(current, { now })).value)))
          const state = freshness(current, { now })
          if (isOver) expect(state).toBe('expired')
          isOver = state === 'expired'
          expect(state).toBe(freshness(token, { now }))
        }
      }),
    ))
})
