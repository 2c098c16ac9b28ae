import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { CanonicalToken, expiryOf, freshness, Rfc6749Token, secondsLeft, withIssuedAt } from '../src/index.js'
import { datedTokens, instants, tokens } from './arbitraries.js'
import { rightOf, tokenWith } from './support.js'

const hour = tokenWith({ expiresIn: 3600, issuedAt: 1700000000 })
const noInstant = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  8.64e12 + 1,
  // Milliseconds.
  1_700_000_000_000,
  100_000_000_000,
]
// What a program without a compiler may hand on; coerced, most of it would be the year 1970, when every token is fresh.
const noNumber = [
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
const lastInstant = 8.64e12

describe('expiresAt', () => {
  test('is the issue time and the lifetime', () => expect(expiryOf(hour)).toBe(1700003600))
  test('is unknown without a lifetime', () => expect(expiryOf(tokenWith({ issuedAt: 1 }))).toBeUndefined())
  test('is unknown without an issue time, for a lifetime of 0 too', () => {
    expect(expiryOf(tokenWith({ expiresIn: 1 }))).toBeUndefined()
    expect(expiryOf(tokenWith({ expiresIn: 0 }))).toBeUndefined()
  })
  test('may be the last instant, and none past it', () => {
    expect(expiryOf(tokenWith({ issuedAt: lastInstant - 1, expiresIn: 1 }))).toBe(lastInstant)
    expect(expiryOf(tokenWith({ issuedAt: lastInstant, expiresIn: 1 }))).toBeUndefined()
  })
  test.each([Number.NaN, -1, 1.5, '3600'])('is unknown for a lifetime that is none: %j', (expiresIn) =>
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
  test.each(noInstant)('is unknown at a time that is none: %d', (now) => expect(secondsLeft(hour, now)).toBeUndefined())
  test.each(noNumber)('is unknown at what is no number: %s', (now) => expect(secondsLeft(hour, now)).toBeUndefined())
  test('is known in the last second that is not taken for milliseconds', () =>
    expect(secondsLeft(hour, 99_999_999_999)).toBe(0))
  test('is what write has it', () =>
    fc.assert(
      fc.property(datedTokens, instants, (token, now) => {
        const { value } = rightOf(Rfc6749Token.write(token, { now }))
        return value.expires_in === secondsLeft(token, now)
      }),
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
    for (const now of [0, 1700000000, 99_999_999_999]) {
      for (const leeway of [0, 60, Number.POSITIVE_INFINITY]) expect(freshness(token, { now, leeway })).toBe('unknown')
    }
  })
  test.each(noInstant)('is unknown at a time that is none: %d', (now) =>
    expect(freshness(hour, { now })).toBe('unknown'),
  )
  test.each(noNumber)('is unknown at what is no number: %s', (now) => expect(freshness(hour, { now })).toBe('unknown'))
  test.each(noNumber.filter((leeway) => leeway !== undefined))(
    'is unknown with a leeway that is no number: %s',
    (leeway) => expect(freshness(hour, { now: 1700000000, leeway })).toBe('unknown'),
  )
  test.each([-1, Number.NaN])('is unknown with a leeway that is none: %d', (leeway) =>
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
  test.each(noInstant)('makes it unknown with a time that is none: %d', (seconds) =>
    expect(withIssuedAt(hour, seconds)).not.toHaveProperty('issuedAt'),
  )
  test.each(noNumber)('makes it unknown with what is no number: %s', (seconds) =>
    expect(withIssuedAt(hour, seconds)).not.toHaveProperty('issuedAt'),
  )
  test('makes it unknown where a lifetime would end past the last instant', () => {
    expect(withIssuedAt(tokenWith({ expiresIn: lastInstant }), 1)).not.toHaveProperty('issuedAt')
    expect(withIssuedAt(tokenWith({ refreshTokenExpiresIn: lastInstant }), 1)).not.toHaveProperty('issuedAt')
  })
  test('changes nothing, and always makes a valid token', () =>
    fc.assert(
      fc.property(tokens, fc.oneof(instants, fc.double()), (token, seconds) => {
        const dated = withIssuedAt(Object.freeze(token), seconds)
        return CanonicalToken.is(dated) && dated.accessToken === token.accessToken
      }),
    ))
})

describe('a token in a store', () => {
  const stored = (token: Token): Token =>
    rightOf(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token)))))

  test('has exactly what is left of its lifetimes when it is written', () =>
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
