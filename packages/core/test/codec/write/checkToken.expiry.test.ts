// A token has either a lifetime or an expiry time.
import { expect, test } from 'vitest'
import type { AnyTokenCodec, Token } from '../../../src/index.js'
import { CanonicalToken, Rfc6749Token } from '../../../src/index.js'
import { issuesOf, leftOf, tokenWith } from '../../support/index.js'
import { TwiceToken } from '../../support/rowCodecs.js'

const codecs: readonly AnyTokenCodec[] = [Rfc6749Token, CanonicalToken, TwiceToken]

test.each<readonly [string, Partial<Token>]>([
  ['expiresAt', { expiresIn: 3600, expiresAt: 1700003600, issuedAt: 1700000000 }],
  ['expiresAt', { expiresIn: 0, expiresAt: 0 }],
  ['refreshTokenExpiresAt', { refreshTokenExpiresIn: 3600, refreshTokenExpiresAt: 1700003600 }],
])('a token cannot have both: %s of %j', (member, members) => {
  for (const codec of codecs) {
    expect(issuesOf(leftOf(codec.write(tokenWith(members))))).toEqual([
      { path: [member], actual: 'number', code: 'second-expiry' },
    ])
    expect(codec.is(tokenWith(members))).toBe(false)
  }
})

test.each<readonly [keyof Token, unknown, string, string]>([
  ['expiresAt', 1.5, 'not-whole', 'number'],
  ['expiresAt', '1700003600', 'not-number', 'string'],
  ['expiresAt', 1700003600000, 'too-large', 'number'],
  ['refreshTokenExpiresAt', -1, 'negative', 'number'],
  ['refreshTokenExpiresAt', null, 'not-number', 'null'],
  ['refreshTokenExpiresAt', undefined, 'not-number', 'undefined'],
])('an expiry time is in whole seconds: %s of %o', (member, value, code, actual) => {
  for (const codec of codecs)
    expect(issuesOf(leftOf(codec.write({ ...tokenWith(), [member]: value })))).toEqual([
      { path: [member], actual, code },
    ])
})

test('the access token and the refresh token may have different forms', () => {
  const token = tokenWith({ expiresIn: 60, refreshTokenExpiresAt: 1700003600 })
  for (const codec of codecs) expect(codec.is(token)).toBe(true)
})
