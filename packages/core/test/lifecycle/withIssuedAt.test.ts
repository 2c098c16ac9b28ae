import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CanonicalToken, withIssuedAt } from '../../src/index.js'
import { instants, tokens } from '../support/arbitraries.js'
import { tokenWith } from '../support/index.js'
import { hour, lastInstant, milliseconds, notNumbers, notTimes } from '../support/times.js'

describe('withIssuedAt', () => {
  test('sets the issue time, from which the lifetimes count', () => {
    expect(withIssuedAt(tokenWith({ expiresIn: 60 }), 1700000000)).toEqual({
      ...tokenWith({ expiresIn: 60, issuedAt: 1700000000 }),
      accessToken: expect.anything(),
    })
    expect(withIssuedAt(hour, 5).issuedAt).toBe(5)
  })
  test('returns 0 for -0', () => expect(withIssuedAt(hour, -0).issuedAt).toBe(0))
  test('rounds a fraction down', () => expect(withIssuedAt(hour, 5.9).issuedAt).toBe(5))
  test.each(notTimes)('drops the issue time at %d', (seconds) =>
    expect(withIssuedAt(hour, seconds)).not.toHaveProperty('issuedAt'),
  )
  test.each(notNumbers)('drops the issue time if the value is not a number: %s', (seconds) =>
    expect(withIssuedAt(hour, seconds)).not.toHaveProperty('issuedAt'),
  )
  test.each(milliseconds)('throws a RangeError for milliseconds: %d', (seconds) =>
    expect(() => withIssuedAt(hour, seconds)).toThrow(RangeError),
  )
  test('does not change its input, and always returns a valid token', () =>
    fc.assert(
      fc.property(tokens, fc.oneof(instants, fc.double({ max: lastInstant })), (token, seconds) => {
        const dated = withIssuedAt(Object.freeze(token), seconds)
        return CanonicalToken.is(dated) && dated.accessToken === token.accessToken
      }),
    ))
})
