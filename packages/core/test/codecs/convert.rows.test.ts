// Conversions between codecs with every kind of row.
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec, Token } from '../../src/index.js'
import { CanonicalToken, convert, eqToken, expiryOf, Rfc6749Token } from '../../src/index.js'
import { tokens } from '../support/arbitraries.js'
import { DatedToken } from '../support/DatedToken.js'
import { rightOf, tokenWith } from '../support/index.js'
import { InstantToken, NestedToken, rowCodecs, TextToken, TwiceToken } from '../support/rowCodecs.js'

const codecs: readonly AnyTokenCodec[] = [...rowCodecs, DatedToken, Rfc6749Token, CanonicalToken]
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const bearer = tokens.map(({ tokenType: _, extensions: __, ...token }): Token => ({ ...token, tokenType: 'Bearer' }))

describe('lifetimes and instants convert into each other', () => {
  const hour = tokenWith({ expiresIn: 3600, issuedAt: 1700000000 })
  test.each<readonly [string, AnyTokenCodec, AnyTokenCodec, Token]>([
    ['a lifetime, a date, a lifetime', InstantToken, DatedToken, hour],
    ['a lifetime with its expiry time, a date, both', InstantToken, TwiceToken, hour],
    [
      'a date, a lifetime, a date',
      DatedToken,
      InstantToken,
      tokenWith({ expiresAt: 1700003600, issuedAt: 1700000000 }),
    ],
    ['a lifetime, digits, both', TextToken, TwiceToken, hour],
  ])('%s', (_, first, second, token) => {
    const middle = first.encode(token)
    const { token: read, value } = rightOf(convert(first, second)(through(middle)))
    expect(expiryOf(read)).toBe(1700003600)
    expect(expiryOf(second.parse(through(value)))).toBe(1700003600)
  })
})

test('a token converts to nested members and back', () => {
  const token = tokenWith({ expiresIn: 60, scope: ['a'] })
  const sent = NestedToken.encode(token)
  expect(rightOf(convert(NestedToken, TextToken)(through(sent))).value).toMatchObject({ expires_in: '60', scope: 'a' })
  expect(rightOf(convert(TextToken, NestedToken)(TextToken.encode(token))).value).toEqual(sent)
})

describe.each(codecs)('from $id', (first) => {
  test('to any codec and back keeps common members and every known expiry', () =>
    fc.assert(
      fc.property(bearer, fc.constantFrom(...codecs), (token, second) => {
        const start = first.parse(through(first.encode(token)))
        const there = rightOf(second.write(start))
        const back = second.parse(through(there.value))
        const again = first.parse(through(first.encode(back)))
        if (there.notes.length === 0) expect(eqToken(again, start)).toBe(true)
        for (const of of ['accessToken', 'refreshToken'] as const) {
          const known = [token, start, back, again]
            .map((one) => expiryOf(one, { of }))
            .filter((time) => time !== undefined)
          // A lifetime cannot be negative, so an expiry before the issue time becomes the issue time.
          const earliest = Math.max(Math.min(...known), token.issuedAt ?? 0)
          expect(known.every((time) => time === known[0] || time === earliest)).toBe(true)
        }
        expect(again.tokenType).toBe('Bearer')
      }),
      { numRuns: inject('cases') },
    ))
})
