import { describe, expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { expiryOf } from '../../src/index.js'
import { tokenWith } from '../support/index.js'
import { both, hour, lastInstant, refresh } from '../support/times.js'

describe('expiryOf', () => {
  test('is the issue time and the lifetime', () => expect(expiryOf(hour)).toBe(1700003600))
  test('is that of the refresh token, where it is asked for', () => {
    expect(expiryOf(both, refresh)).toBe(1700086400)
    expect(expiryOf(both, { of: 'accessToken' })).toBe(1700003600)
    expect(expiryOf(hour, refresh)).toBeUndefined()
    expect(expiryOf({ ...tokenWith(), refreshTokenExpiresIn: 1 }, refresh)).toBeUndefined()
  })
  test('is the instant that the token says, whenever it was issued', () => {
    expect(expiryOf(tokenWith({ expiresAt: 1700003600 }))).toBe(1700003600)
    expect(expiryOf(tokenWith({ expiresAt: 1700003600, issuedAt: 5 }))).toBe(1700003600)
    expect(expiryOf(tokenWith({ expiresAt: 0 }))).toBe(0)
    expect(expiryOf(tokenWith({ expiresAt: 5, refreshTokenExpiresAt: 9 }), refresh)).toBe(9)
    expect(expiryOf(tokenWith({ expiresAt: 5 }), refresh)).toBeUndefined()
    expect(expiryOf(tokenWith({ refreshTokenExpiresAt: 5 }))).toBeUndefined()
  })
  test.each([Number.NaN, -1, 1.5, '1700003600', lastInstant + 1, null])(
    'is unknown for %j in place of an instant, or by the lifetime',
    (expiresAt) => {
      expect(expiryOf({ ...tokenWith(), expiresAt } as Token)).toBeUndefined()
      expect(expiryOf({ ...hour, expiresAt } as Token)).toBe(1700003600)
    },
  )
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
