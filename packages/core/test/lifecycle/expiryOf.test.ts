import { describe, expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { expiryOf } from '../../src/index.js'
import { tokenWith } from '../support/index.js'
import { both, hour, lastInstant, refresh } from '../support/times.js'

describe('expiryOf', () => {
  test('adds the lifetime to the issue time', () => expect(expiryOf(hour)).toBe(1700003600))
  test("returns the refresh token's expiry on request", () => {
    expect(expiryOf(both, refresh)).toBe(1700086400)
    expect(expiryOf(both, { of: 'accessToken' })).toBe(1700003600)
    expect(expiryOf(hour, refresh)).toBeUndefined()
    expect(expiryOf({ ...tokenWith(), refreshTokenExpiresIn: 1 }, refresh)).toBeUndefined()
  })
  test('returns the expiry time of the token, with any issue time', () => {
    expect(expiryOf(tokenWith({ expiresAt: 1700003600 }))).toBe(1700003600)
    expect(expiryOf(tokenWith({ expiresAt: 1700003600, issuedAt: 5 }))).toBe(1700003600)
    expect(expiryOf(tokenWith({ expiresAt: 0 }))).toBe(0)
    expect(expiryOf(tokenWith({ expiresAt: 5, refreshTokenExpiresAt: 9 }), refresh)).toBe(9)
    expect(expiryOf(tokenWith({ expiresAt: 5 }), refresh)).toBeUndefined()
    expect(expiryOf(tokenWith({ refreshTokenExpiresAt: 5 }))).toBeUndefined()
  })
  test.each([Number.NaN, -1, 1.5, '1700003600', lastInstant + 1, null])(
    'ignores %j as an expiry time, and falls back on the lifetime',
    (expiresAt) => {
      expect(expiryOf({ ...tokenWith(), expiresAt } as Token)).toBeUndefined()
      expect(expiryOf({ ...hour, expiresAt } as Token)).toBe(1700003600)
    },
  )
  test('is unknown without a lifetime', () => expect(expiryOf(tokenWith({ issuedAt: 1 }))).toBeUndefined())
  test('is unknown without an issue time, even for a lifetime of 0', () => {
    expect(expiryOf(tokenWith({ expiresIn: 1 }))).toBeUndefined()
    expect(expiryOf(tokenWith({ expiresIn: 0 }))).toBeUndefined()
  })
  test('is exact for the largest values', () =>
    expect(expiryOf(tokenWith({ issuedAt: lastInstant, expiresIn: lastInstant }))).toBe(2 * lastInstant))
  test.each([Number.NaN, -1, 1.5, '3600', lastInstant + 1])('is unknown if the lifetime is %j', (expiresIn) =>
    expect(expiryOf({ ...hour, expiresIn } as Token)).toBeUndefined(),
  )
})
