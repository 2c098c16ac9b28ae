// RFC 3339 times.
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { defineCodec, instant } from '../../src/index.js'
import { response, rightOf, tokenWith } from '../support/index.js'

const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; expires_at?: string }>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresAt: instant('expires_at', { form: 'iso' }),
  },
})
const read = (expires_at: string) => rightOf(AcmeToken.read({ ...response, expires_at })).token.expiresAt

test.each([
  ['2024-02-29T00:00:00Z', 1709164800],
  ['2000-02-29T23:59:59Z', 951868799],
  ['2023-12-31T23:59:59Z', 1704067199],
  ['2023-12-14T22:13:20+23:59', 1702505660],
  ['2023-12-14T22:13:20-23:59', 1702678340],
  ['1970-01-01T01:00:00+01:00', 0],
])('%s is %d', (text, seconds) => expect(read(text)).toBe(seconds))

describe('an invalid day or time is never read as another', () => {
  test.each([
    '2023-02-29T00:00:00Z',
    '2023-02-30T00:00:00Z',
    '2023-02-31T00:00:00+02:00',
    '1900-02-29T00:00:00Z',
    '2023-04-31T00:00:00Z',
    '2023-00-01T00:00:00Z',
    '2023-01-00T00:00:00Z',
    '2023-01-32T00:00:00Z',
    '2023-12-14T24:00:00Z',
    '2023-12-14T25:00:00Z',
    '2023-12-14T22:60:00Z',
    '2023-12-14T22:13:61Z',
    '2023-12-14T22:13:20+24:00',
    '2023-12-14T22:13:20+02',
    '2023-12-14T22:13:20+0200',
    '2023-12-14T22:13:20.Z',
    '2023-12-14T22:13:20,5Z',
    '2023-12-14T22:13:20 Z',
    '2023-12-14T22:13:20Z[UTC]',
    '2023-12-14T22:13:20\u0000Z',
    '\u0662\u0660\u0662\u0663-12-14T22:13:20Z',
    `2023-12-14T22:13:20.${'1'.repeat(100_000)}`,
  ])('%#', (text) => expect(read(text)).toBeUndefined())
})

const seconds = fc.nat(1e11)

test('times are written in UTC with whole seconds, and can be read back', () =>
  fc.assert(
    fc.property(seconds, fc.integer({ min: -1439, max: 1439 }), fc.nat(999_999), (expiresAt, offset, fraction) => {
      const { expires_at } = AcmeToken.encode(tokenWith({ expiresAt }))
      expect(Date.parse(expires_at ?? '')).toBe(expiresAt * 1000)
      expect(read(expires_at ?? '')).toBe(expiresAt)
      const local = new Date((expiresAt + offset * 60) * 1000)
      // RFC 3339 years have four digits and no sign.
      if (local.getUTCFullYear() < 1970 || local.getUTCFullYear() > 9999) return
      const sign = offset < 0 ? '-' : '+'
      const clock = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => `${part}`.padStart(2, '0'))
      expect(read(`${local.toISOString().slice(0, 19)}.${fraction}${sign}${clock.join(':')}`)).toBe(expiresAt)
    }),
    { numRuns: inject('cases') },
  ))
