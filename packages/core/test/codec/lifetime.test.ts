// Rows for lifetimes where some responses contain an instant instead.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, defineCodec, expiryOf, lifetime, secondsLeft } from '../../src/index.js'
import { extensionOf, leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

const FROM = 1_000_000_000

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  refresh_expires_in?: number
  created_at?: number
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: FROM }),
    refreshTokenExpiresIn: lifetime('refresh_expires_in', { instantFrom: FROM }),
    issuedAt: 'created_at',
  },
})

/** Codec without an issue time. */
const UndatedToken = defineCodec<Omit<AcmeTokenResponse, 'created_at' | 'refresh_expires_in'>>()({
  id: 'undated',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: FROM }),
  },
})

describe('a value below the limit', () => {
  test.each([0, 1, FROM - 1])('is a lifetime: %d', (expires_in) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, expires_in, created_at: 1700000000 }))
    expect(token.expiresIn).toBe(expires_in)
    expect(notes).toEqual([])
  })
})

describe('a value at or above the limit', () => {
  test.each([
    [1700003600, 1700000000, 3600],
    [1700000000, 1700000000, 0],
    [1699999999, 1700000000, 0],
    [FROM, 1, FROM - 1],
  ])('%d with the issue time %d is a lifetime of %s', (expires_in, created_at, expected) => {
    const sent = { ...response, expires_in, created_at }
    const { token, notes } = rightOf(AcmeToken.read(sent))
    expect(token.expiresIn).toBe(expected)
    expect(token).not.toHaveProperty('expiresAt')
    expect(triplesOf(notes)).toEqual([['repaired', 'absolute-lifetime', 'expiresIn']])
    expect(leftOf(AcmeToken.read(sent, { strict: true })).code).toBe('absolute-lifetime')
    expect(AcmeToken.encode(token)).toEqual({ ...response, created_at, expires_in: expected })
  })

  test('counts from receivedAt if the response has no issue time', () => {
    const { token } = rightOf(UndatedToken.read({ ...response, expires_in: 1700003600 }, { receivedAt: 1700000000 }))
    expect(token).toMatchObject({ expiresIn: 3600, issuedAt: 1700000000 })
  })

  test('is the expiry time if the issue time is unknown', () => {
    const sent = { ...response, expires_in: 1700003600 }
    for (const codec of [UndatedToken, AcmeToken]) {
      const { token, notes } = rightOf(codec.read(sent))
      expect(token).toMatchObject({ expiresAt: 1700003600 })
      expect(Object.keys(token)).toEqual(['accessToken', 'tokenType', 'expiresAt'])
      expect(triplesOf(notes)).toEqual([['repaired', 'absolute-lifetime', 'expiresIn']])
      expect(leftOf(codec.read(sent, { strict: true })).code).toBe('absolute-lifetime')
      expect(rightOf(codec.write(token, { now: 1700000000 })).value).toHaveProperty('expires_in', 3600)
      expect(triplesOf(rightOf(codec.write(token)).notes)).toEqual([['dropped', 'not-carried', 'expiresAt']])
    }
  })

  test('is the expiry time if the remaining lifetime would be at or above the limit', () => {
    const sent = { ...response, expires_in: FROM + 5, created_at: 5 }
    const { token, notes } = rightOf(AcmeToken.read(sent))
    expect(token).toMatchObject({ expiresAt: FROM + 5, issuedAt: 5 })
    expect(token).not.toHaveProperty('expiresIn')
    expect(triplesOf(notes)).toEqual([['repaired', 'absolute-lifetime', 'expiresIn']])
  })

  test('is the expiry time if the issue time is unusable, and that is written back', () => {
    const sent = { ...response, expires_in: 1645539660, created_at: 1645532460000 }
    const { token, notes } = rightOf(AcmeToken.read(sent))
    expect(expiryOf(token)).toBe(1645539660)
    expect(extensionOf(token, 'acme#moved')).toEqual({ created_at: 1645532460000 })
    expect(triplesOf(notes)).toEqual([
      ['moved', 'too-large', 'issuedAt'],
      ['repaired', 'absolute-lifetime', 'expiresIn'],
    ])
    expect(AcmeToken.encode(token)).toEqual({ ...response, created_at: 1645532460000 })
  })

  test.each([
    { expires_in: 1645539660000, created_at: 1645532460 },
    { expires_in: 1645539660000, created_at: 1645532460000 },
    { expires_in: 7200, created_at: 1645532460000 },
  ])('in milliseconds never makes a token that does not expire: %j', (times) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, ...times }))
    expect(secondsLeft(token, 1645532460) ?? 0).toBeLessThanOrEqual(7200)
    expect(notes.filter(({ action }) => action === 'moved')).not.toHaveLength(0)
    expect(AcmeToken.encode(token)).toEqual({ ...response, ...times })
  })

  test('in digits has a note for each repair', () =>
    expect(
      triplesOf(
        rightOf(UndatedToken.read({ ...response, expires_in: '1700003600' }, { receivedAt: 1700000000 })).notes,
      ),
    ).toEqual([
      ['repaired', 'numeric-string', 'expiresIn'],
      ['repaired', 'absolute-lifetime', 'expiresIn'],
    ]))

  test('works for the refresh token', () =>
    expect(
      rightOf(AcmeToken.read({ ...response, refresh_expires_in: 1700003600, created_at: 1700000000 })).token,
    ).toMatchObject({ refreshTokenExpiresIn: 3600 }))
})

describe('writing', () => {
  test('drops a lifetime at or above the limit, because it would be read as an instant', () => {
    const { value, notes } = rightOf(AcmeToken.write(tokenWith({ expiresIn: FROM, issuedAt: 1700000000 })))
    expect(value).toEqual({ ...response, created_at: 1700000000 })
    expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'expiresIn']])
    expect(AcmeToken.encode(tokenWith({ expiresIn: FROM - 1 }))).toHaveProperty('expires_in', FROM - 1)
  })

  test('notes such a lifetime once, even if rebased', () => {
    const token = tokenWith({ expiresIn: FROM + 60, issuedAt: 1700000000 })
    expect(triplesOf(rightOf(AcmeToken.write(token, { now: 1700000010 })).notes)).toEqual([
      ['dropped', 'not-representable', 'expiresIn'],
    ])
    expect(rightOf(AcmeToken.write(token, { now: 1700000061 })).value).toHaveProperty('expires_in', FROM - 1)
  })

  test('is lossless through canonical JSON', () => {
    const { token } = rightOf(AcmeToken.read({ ...response, expires_in: 1700003600, created_at: 1700000000 }))
    expect(AcmeToken.encode(rightOf(CanonicalToken.decode(CanonicalToken.encode(token))))).toEqual({
      ...response,
      expires_in: 3600,
      created_at: 1700000000,
    })
  })
})
