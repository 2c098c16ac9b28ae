import { describe, expect, test } from 'vitest'
import { CanonicalToken, Rfc6749Token } from '../../src/index.js'
import { issuesOf, leftOf, response, rightOf, tokenWith } from '../support/index.js'
import { hour, milliseconds } from '../support/times.js'

describe('an invalid receivedAt is rejected with one issue', () => {
  test.each<readonly [unknown, string, string]>([
    ['1700000000', 'not-number', 'string'],
    [null, 'not-number', 'null'],
    [Number.NaN, 'not-finite', 'number'],
    [-1, 'negative', 'number'],
    [100_000_000_001, 'too-large', 'number'],
    [1_700_000_000_000, 'too-large', 'number'],
  ])('of %o: %s', (receivedAt, code, actual) =>
    expect(issuesOf(leftOf(Rfc6749Token.read(response, { receivedAt: receivedAt as number })))).toStrictEqual([
      { path: ['receivedAt'], actual, code },
    ]),
  )
})

test('receivedAt may be the largest instant', () =>
  expect(rightOf(Rfc6749Token.read(response, { receivedAt: 100_000_000_000 })).token.issuedAt).toBe(100_000_000_000))

const rfc6749 = (code: string, path: readonly string[], actual: string) => ({
  _tag: 'Malformed',
  code,
  message: expect.stringContaining(code),
  source: 'rfc6749',
  issues: [{ path, expected: expect.any(String), actual, code }],
})

describe('an option that is not a time is Malformed', () => {
  test.each<readonly [unknown, string, string]>([
    [Number.NaN, 'not-finite', 'number'],
    [-1, 'negative', 'number'],
    [Number.POSITIVE_INFINITY, 'not-finite', 'number'],
    ['1700000000', 'not-number', 'string'],
  ])('%s', (now, code, actual) =>
    expect(leftOf(Rfc6749Token.write(tokenWith(), { now: now as number }))).toEqual(rfc6749(code, ['now'], actual)),
  )

  test.each([100_000_000_001, 1_700_000_000_000, 8.64e12 + 1, 1e300])('%d, in milliseconds or more', (now) =>
    expect(leftOf(Rfc6749Token.write(tokenWith(), { now }))).toEqual(rfc6749('too-large', ['now'], 'number')),
  )

  test('now may be the largest instant', () =>
    expect(Rfc6749Token.write(tokenWith(), { now: 100_000_000_000 })._tag).toBe('Right'))
})

test('now cannot be a string', () =>
  expect(leftOf(Rfc6749Token.write(tokenWith(), { now: '1700000000' as unknown as number }))).toMatchObject({
    code: 'not-number',
    issues: [{ path: ['now'], actual: 'string', code: 'not-number' }],
  }))

test.each(milliseconds)('milliseconds in an option of read or write return Malformed, and never throw: %d', (time) => {
  for (const result of [
    Rfc6749Token.read(response, { receivedAt: time }),
    Rfc6749Token.write(hour, { now: time }),
    CanonicalToken.write(hour, { now: time }),
  ]) {
    expect(leftOf(result)).toMatchObject({ _tag: 'Malformed', code: 'too-large' })
  }
})
