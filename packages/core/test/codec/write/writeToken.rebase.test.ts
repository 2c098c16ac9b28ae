// Lifetimes and issue times at the current time.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Token } from '../../../src/index.js'
import { CanonicalToken, Rfc6749Token } from '../../../src/index.js'
import { datedTokens, instants } from '../../support/arbitraries.js'
import { DatedToken } from '../../support/DatedToken.js'
import { leftOf, response, rightOf, tokenWith, triplesOf } from '../../support/index.js'
import { issued, written } from '../../support/written.js'

describe('rebasing', () => {
  const rebased = (now: number) => written(DatedToken, issued, { now })

  test('writes the exact remaining lifetime, and now as the issue time', () => {
    const { value, notes } = rebased(1700000100)
    expect(value).toEqual({ ...response, created_at: 1700000100, expires_in: 3500 })
    expect([...notes].sort()).toEqual([
      ['rebased', 'time-passed', 'expiresIn'],
      ['rebased', 'time-passed', 'issuedAt'],
    ])
  })

  test.each([1700003600, 1700003601, 1800000000])('never goes below 0, at %d', (now) =>
    expect(rebased(now).value).toEqual({ ...response, created_at: now, expires_in: 0 }),
  )

  test.each([0, 1699999999, 1700000000])('changes nothing before the issue time, at %d', (now) =>
    expect(rebased(now)).toEqual({ value: { ...response, created_at: 1700000000, expires_in: 3600 }, notes: [] }),
  )

  test('writes the remaining lifetime if the vendor has no issue time', () =>
    expect(written(Rfc6749Token, issued, { now: 1700000100 })).toEqual({
      value: { ...response, expires_in: 3500 },
      notes: [
        ['rebased', 'time-passed', 'expiresIn'],
        ['dropped', 'not-carried', 'issuedAt'],
      ],
    }))

  test('applies to the refresh token too', () => {
    const { value } = written(CanonicalToken, { ...issued, refreshTokenExpiresIn: 86400 }, { now: 1700000100 })
    expect(value).toMatchObject({ issuedAt: 1700000100, expiresIn: 3500, refreshTokenExpiresIn: 86300 })
  })

  test("keeps the refresh token's expiry even if the access token has expired", () => {
    const token = { ...issued, refreshTokenExpiresIn: 86400 }
    expect(written(CanonicalToken, token, { now: 1700010000 }).value).toMatchObject({
      expiresIn: 0,
      refreshTokenExpiresIn: 76400,
    })
  })

  test('returns UnknownIssueTime without an issue time', () =>
    expect(leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 3600 }), { now: 1700000000 }))._tag).toBe(
      'UnknownIssueTime',
    ))

  test('requires an issue time only if there is a lifetime', () =>
    expect(written(Rfc6749Token, tokenWith(), { now: 1700000000 })).toEqual({ value: response, notes: [] }))

  test('does not happen in encode', () => expect(DatedToken.encode(issued)).toHaveProperty('expires_in', 3600))

  const epoch = fc.nat({ max: 4_000_000_000 })
  test('never moves an expiry to a later time', () =>
    fc.assert(
      fc.property(epoch, fc.nat({ max: 100_000_000 }), epoch, (issuedAt, expiresIn, now) => {
        const value = rightOf(CanonicalToken.write(tokenWith({ issuedAt, expiresIn }), { now })).value
        const start = Math.max(issuedAt, now)
        return value.issuedAt === start && value.expiresIn === Math.max(0, issuedAt + expiresIn - start)
      }),
    ))
})

test("a note contains the vendor's member name", () => {
  const { notes } = rightOf(DatedToken.write(tokenWith({ expiresIn: 3600, issuedAt: 1700000000 }), { now: 1700000001 }))
  expect(notes).toMatchObject([
    { code: 'time-passed', message: expect.stringContaining('expires_in') },
    { code: 'time-passed', message: expect.stringContaining('created_at') },
  ])
})

test('an expired lifetime is unchanged, without a note', () => {
  const { value, notes } = rightOf(
    DatedToken.write(tokenWith({ expiresIn: 0, issuedAt: 1700000000 }), { now: 1700000001 }),
  )
  expect(value).toEqual({ ...response, expires_in: 0, created_at: 1700000001 })
  expect(triplesOf(notes)).toEqual([['rebased', 'time-passed', 'issuedAt']])
})

test('a lifetime that the vendor does not carry requires no issue time', () => {
  const { value, notes } = rightOf(Rfc6749Token.write(tokenWith({ refreshTokenExpiresIn: 86400 }), { now: 1700000000 }))
  expect(value).toEqual(response)
  expect(triplesOf(notes)).toEqual([['dropped', 'not-carried', 'refreshTokenExpiresIn']])
})

test('a fractional now is rounded up, so that no lifetime is extended', () => {
  const { value } = rightOf(
    DatedToken.write(tokenWith({ expiresIn: 3600, issuedAt: 1700000000 }), { now: 1700000000.001 }),
  )
  expect(value).toEqual({ ...response, expires_in: 3599, created_at: 1700000001 })
})

test('a lifetime that cannot be rebased returns UnknownIssueTime', () =>
  expect(leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 3600 }), { now: 1700000000 }))).toEqual({
    _tag: 'UnknownIssueTime',
    code: 'unknown-issue-time',
    message: expect.any(String),
    source: 'rfc6749',
  }))

describe('a stored token', () => {
  const stored = (token: Token): Token =>
    rightOf(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token)))))

  test('has its exact remaining lifetimes when written', () =>
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
})
