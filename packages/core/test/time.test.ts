import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { Token } from '../src/index.js'
import { CanonicalToken, expiryOf, freshness, Rfc6749Token, secondsLeft, withIssuedAt } from '../src/index.js'
import { datedTokens, instants, tokens } from './arbitraries.js'
import { leftOf, rightOf, tokenWith } from './support.js'

const hour = tokenWith({ expiresIn: 3600, issuedAt: 1700000000 })
const notTimes = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1]
const milliseconds = [100_000_000_001, 1_700_000_000_000, Date.now(), 8.64e15, Number.MAX_VALUE]
// Values of programs without a compiler; coerced, most would be the year 1970, when every token is fresh.
const notNumbers = [
  null,
  undefined,
  '',
  '1700000000',
  [],
  [1],
  true,
  false,
  {},
  1n,
  Symbol('fake'),
] as unknown[] as number[]
const lastInstant = 100_000_000_000

const both = { ...hour, refreshTokenExpiresIn: 86_400 }
const refresh = { of: 'refreshToken' } as const

describe('expiryOf', () => {
  test('is the issue time and the lifetime', () => expect(expiryOf(hour)).toBe(1700003600))
  test('is that of the refresh token, where it is asked for', () => {
    expect(expiryOf(both, refresh)).toBe(1700086400)
    expect(expiryOf(both, { of: 'accessToken' })).toBe(1700003600)
    expect(expiryOf(hour, refresh)).toBeUndefined()
    expect(expiryOf({ ...tokenWith(), refreshTokenExpiresIn: 1 }, refresh)).toBeUndefined()
  })
  test('is unknown without a lifetime', () => expect(expiryOf(tokenWith({ issuedAt: 1 }))).toBeUndefined())
  test('is unknown without an issue time, for a lifetime of 0 too', () => {
    expect(expiryOf(tokenWith({ expiresIn: 1 }))).toBeUndefined()
    expect(expiryOf(tokenWith({ expiresIn: 0 }))).toBeUndefined()
  })
  test('is exact for the largest values', () =>
    expect(expiryOf(tokenWith({ issuedAt: lastInstant, expiresIn: lastInstant }))).toBe(2 * lastInstant))
  test.each([Number.NaN, -1, 1.5, '3600', lastInstant + 1])('is unknown for %j in place of a lifetime', (expiresIn) =>
    expect(expiryOf({ ...hour, expiresIn } as Token)).toBeUndefined(),
  )
})

describe('secondsLeft', () => {
  test.each([
    [1700000000, 3600],
    [1700000600, 3000],
    [1700003599, 1],
    [1700003600, 0],
    [1800000000, 0],
  ])('at %d is %d', (now, left) => expect(secondsLeft(hour, now)).toBe(left))

  test('is never more than the lifetime, by a clock that is behind', () =>
    expect(secondsLeft(hour, 1699990000)).toBe(3600))
  test('rounds a fraction of now up', () => expect(secondsLeft(hour, 1700003599.1)).toBe(0))
  test('is unknown without a lifetime and without an issue time', () => {
    expect(secondsLeft(tokenWith({ issuedAt: 1 }), 2)).toBeUndefined()
    expect(secondsLeft(tokenWith({ expiresIn: 1 }), 2)).toBeUndefined()
  })
  test('is 0 for a lifetime of 0, whenever it began', () =>
    expect(secondsLeft(tokenWith({ expiresIn: 0 }), 1700000000)).toBe(0))
  test('is that of the refresh token, where it is asked for', () => {
    expect(secondsLeft(both, 1700003600, refresh)).toBe(82_800)
    expect(secondsLeft(both, 1700003600)).toBe(0)
    expect(secondsLeft(both, 1800000000, refresh)).toBe(0)
    expect(secondsLeft(hour, 1700003600, refresh)).toBeUndefined()
    expect(secondsLeft(tokenWith({ refreshTokenExpiresIn: 0 }), 1, refresh)).toBe(0)
  })
  test.each(notTimes)('is unknown at %d', (now) => expect(secondsLeft(hour, now)).toBeUndefined())
  test.each(notNumbers)('is unknown at a value that is not a number: %s', (now) =>
    expect(secondsLeft(hour, now)).toBeUndefined(),
  )
  test.each(milliseconds)('throws a RangeError for milliseconds: %d', (now) => {
    for (const token of [hour, tokenWith()]) {
      expect(() => secondsLeft(token, now)).toThrow(RangeError)
      expect(() => secondsLeft(token, now, refresh)).toThrow(RangeError)
    }
  })
  test('is known at the last instant', () => expect(secondsLeft(hour, lastInstant)).toBe(0))
  test('is the lifetime that write gives', () =>
    fc.assert(
      fc.property(datedTokens, instants, (token, now) => {
        const { value } = rightOf(Rfc6749Token.write(token, { now }))
        const stored = rightOf(CanonicalToken.write(token, { now })).value
        expect(value.expires_in).toBe(secondsLeft(token, now))
        expect(stored.refreshTokenExpiresIn).toBe(secondsLeft(token, now, refresh))
      }),
      { numRuns: inject('cases') },
    ))
})

describe('freshness', () => {
  test.each([
    [1700003599, 'fresh'],
    [1700003600, 'expired'],
    [1699990000, 'fresh'],
  ])('at %d is %s', (now, expected) => expect(freshness(hour, { now })).toBe(expected))

  test('takes the leeway off the end', () => {
    expect(freshness(hour, { now: 1700003539, leeway: 60 })).toBe('fresh')
    expect(freshness(hour, { now: 1700003540, leeway: 60 })).toBe('expired')
  })
  test('is expired for a lifetime of 0, whenever it began', () =>
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
  test('is that of the refresh token, where it is asked for', () => {
    expect(freshness(both, { now: 1700086399, ...refresh })).toBe('fresh')
    expect(freshness(both, { now: 1700086399, leeway: 1, ...refresh })).toBe('expired')
    expect(freshness(both, { now: 1700086400, ...refresh })).toBe('expired')
    expect(freshness(hour, { now: 1700000000, ...refresh })).toBe('unknown')
    expect(freshness(both, { now: 1700003600, of: 'accessToken' })).toBe('expired')
  })
  test.each(notTimes)('is unknown at %d', (now) => expect(freshness(hour, { now })).toBe('unknown'))
  test.each(notNumbers)('is unknown at a value that is not a number: %s', (now) =>
    expect(freshness(hour, { now })).toBe('unknown'),
  )
  test.each(milliseconds)('throws a RangeError for milliseconds: %d', (now) => {
    expect(() => freshness(hour, { now })).toThrow(RangeError)
    expect(() => freshness(tokenWith(), { now, ...refresh })).toThrow(RangeError)
  })
  test.each(notNumbers.filter((leeway) => leeway !== undefined))(
    'is unknown with a leeway that is not a number: %s',
    (leeway) => expect(freshness(hour, { now: 1700000000, leeway })).toBe('unknown'),
  )
  test.each([-1, Number.NaN])('is unknown with a leeway of %d', (leeway) =>
    expect(freshness(hour, { now: 1700000000, leeway })).toBe('unknown'),
  )
  test('never comes back from expired', () =>
    fc.assert(
      fc.property(datedTokens, instants, instants, fc.nat(1000), (token, one, other, leeway) => {
        const [now, later] = one < other ? [one, other] : [other, one]
        return freshness(token, { now, leeway }) !== 'expired' || freshness(token, { now: later, leeway }) === 'expired'
      }),
    ))
})

describe('withIssuedAt', () => {
  test('sets the time from which the lifetimes count', () => {
    expect(withIssuedAt(tokenWith({ expiresIn: 60 }), 1700000000)).toEqual({
      ...tokenWith({ expiresIn: 60, issuedAt: 1700000000 }),
      accessToken: expect.anything(),
    })
    expect(withIssuedAt(hour, 5).issuedAt).toBe(5)
  })
  test('has no minus zero', () => expect(withIssuedAt(hour, -0).issuedAt).toBe(0))
  test('rounds a fraction down', () => expect(withIssuedAt(hour, 5.9).issuedAt).toBe(5))
  test.each(notTimes)('makes it unknown at %d', (seconds) =>
    expect(withIssuedAt(hour, seconds)).not.toHaveProperty('issuedAt'),
  )
  test.each(notNumbers)('makes it unknown at a value that is not a number: %s', (seconds) =>
    expect(withIssuedAt(hour, seconds)).not.toHaveProperty('issuedAt'),
  )
  test.each(milliseconds)('throws a RangeError for milliseconds: %d', (seconds) =>
    expect(() => withIssuedAt(hour, seconds)).toThrow(RangeError),
  )
  test('changes nothing, and always makes a valid token', () =>
    fc.assert(
      fc.property(tokens, fc.oneof(instants, fc.double({ max: lastInstant })), (token, seconds) => {
        const dated = withIssuedAt(Object.freeze(token), seconds)
        return CanonicalToken.is(dated) && dated.accessToken === token.accessToken
      }),
    ))
})

describe('a token in a store', () => {
  const stored = (token: Token): Token =>
    rightOf(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token)))))

  test('has exactly the rest of its lifetimes when it is written', () =>
    fc.assert(
      fc.property(datedTokens, instants, (token, now) => {
        const { value } = rightOf(CanonicalToken.write(stored(token), { now }))
        const start = Math.max(token.issuedAt ?? 0, now)
        const left = (lifetime: number | undefined): number | undefined =>
          lifetime === undefined ? undefined : Math.max(0, (token.issuedAt ?? 0) + lifetime - start)
        expect([value.expiresIn, value.refreshTokenExpiresIn]).toEqual([
          left(token.expiresIn),
          left(token.refreshTokenExpiresIn),
        ])
      }),
    ))

  test('that has expired there stays expired, however often it is written and read', () =>
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

test.each(milliseconds)('milliseconds in an option of read or write are Malformed, never thrown: %d', (time) => {
  const response = { access_token: 'fake-access-token', token_type: 'Bearer' }
  for (const result of [
    Rfc6749Token.read(response, { receivedAt: time }),
    Rfc6749Token.write(hour, { now: time }),
    CanonicalToken.write(hour, { now: time }),
  ]) {
    expect(leftOf(result)).toMatchObject({ _tag: 'Malformed', code: 'too-large' })
  }
})
