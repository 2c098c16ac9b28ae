// Responses with two members for one expiry.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, defineCodec, expiryOf, instant, lifetime } from '../../../src/index.js'
import { extensionOf, issuesOf, leftOf, response, rightOf, triplesOf } from '../../support/index.js'
import { TwiceToken } from '../../support/rowCodecs.js'

interface DatedTokenResponse {
  access_token?: string
  token_type?: string
  created_at?: number
  expires_in?: number
  expires_at?: string
}
const DatedToken = defineCodec<DatedTokenResponse>()({
  id: 'dated',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    issuedAt: 'created_at',
    expiresIn: 'expires_in',
    expiresAt: instant('expires_at', { text: true }),
  },
})
const second = [['moved', 'second-expiry', 'expiresAt']]

describe('a lifetime with an expiry time', () => {
  test.each([{}, { receivedAt: 5 }])('imply the issue time: %j', (options) => {
    const sent = { ...response, expires_in: 3600, expires_at: 1700003600 }
    const { token, notes } = rightOf(TwiceToken.read(sent, { ...options, strict: true }))
    expect(token).toMatchObject({ expiresIn: 3600, issuedAt: 1700000000 })
    expect(token).not.toHaveProperty('expiresAt')
    expect(notes).toEqual([])
    expect(rightOf(TwiceToken.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
  })

  test('may both be 0', () =>
    expect(rightOf(TwiceToken.read({ ...response, expires_in: 0, expires_at: 0 })).token).toMatchObject({
      expiresIn: 0,
      issuedAt: 0,
    }))

  test.each([
    [3600, 3599],
    [1, 0],
    [1e11, 0],
  ])(
    'that contradict each other are read as the lifetime, and the expiry time is moved: %d, %d',
    (expires_in, expires_at) => {
      const sent = { ...response, expires_in, expires_at }
      const { token, notes } = rightOf(TwiceToken.read(sent, { receivedAt: 1700000000 }))
      expect(token).toMatchObject({ expiresIn: expires_in, issuedAt: 1700000000 })
      expect(token).not.toHaveProperty('expiresAt')
      expect(extensionOf(token, 'twice#moved')).toEqual({ expires_at })
      expect(triplesOf(notes)).toEqual(second)
      expect(issuesOf(leftOf(TwiceToken.read(sent, { strict: true })))).toEqual([
        { path: ['expires_at'], actual: 'number', code: 'second-expiry' },
      ])
      const undated = rightOf(TwiceToken.read(sent)).token
      expect(rightOf(TwiceToken.write(undated, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
    },
  )

  test.each([
    [{ expires_in: 3600 }, { expiresIn: 3600 }],
    [{ expires_at: 1700003600 }, { expiresAt: 1700003600 }],
    [{ expires_in: 3600, expires_at: null }, { expiresIn: 3600 }],
    [{ expires_in: '', expires_at: 1700003600 }, { expiresAt: 1700003600 }],
    [{ expires_in: 'soon', expires_at: 1700003600 }, { expiresAt: 1700003600 }],
    [{ expires_in: 3600, expires_at: 1700003600000 }, { expiresIn: 3600 }],
  ])('are read alone if the other is missing: %j', (members, expected) => {
    const { token } = rightOf(TwiceToken.read({ ...response, ...members }, { receivedAt: 5 }))
    const { expiresIn, expiresAt, issuedAt } = token
    expect({ expiresIn, expiresAt, issuedAt }).toEqual({
      expiresIn: undefined,
      expiresAt: undefined,
      ...expected,
      issuedAt: 5,
    })
  })
})

describe('with a row for the issue time', () => {
  const sent = { ...response, created_at: 1700000000, expires_in: 3600, expires_at: '1700003600' }

  test('a lifetime and an expiry time must agree with the issue time', () => {
    const { token, notes } = rightOf(DatedToken.read(sent, { strict: true, receivedAt: 5 }))
    expect(token).toMatchObject({ expiresIn: 3600, issuedAt: 1700000000 })
    expect(token).not.toHaveProperty('expiresAt')
    expect(notes).toEqual([])
    expect(rightOf(DatedToken.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
  })

  test('the lifetime wins if they do not agree, and the expiry time is moved', () => {
    const { token, notes } = rightOf(DatedToken.read({ ...sent, expires_at: '1700003601' }))
    expect(expiryOf(token)).toBe(1700003600)
    expect(extensionOf(token, 'dated#moved')).toEqual({ expires_at: '1700003601' })
    expect(triplesOf(notes)).toEqual(second)
    const { value, notes: losses } = rightOf(DatedToken.write(token))
    expect(value).toEqual(sent)
    expect(triplesOf(losses)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('they imply the issue time if it is missing or unusable', () => {
    for (const created_at of [undefined, null, 1700000000000]) {
      const { token } = rightOf(DatedToken.read({ ...sent, created_at }, { receivedAt: 5 }))
      expect(token).toMatchObject({ expiresIn: 3600, issuedAt: 1700000000 })
    }
  })

  test('only the note about the moved value is kept', () => {
    const { notes } = rightOf(DatedToken.read({ ...sent, expires_at: 1700003601 }))
    expect(triplesOf(notes)).toEqual(second)
  })
})

test('two pairs imply one issue time', () => {
  const PairsToken = defineCodec<{
    access_token?: string
    token_type?: string
    expires_in?: number
    expires_at?: number
    refresh_in?: number
    refresh_at?: number
  }>()({
    id: 'pairs',
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: 'expires_in',
      expiresAt: 'expires_at',
      refreshTokenExpiresIn: 'refresh_in',
      refreshTokenExpiresAt: 'refresh_at',
    },
  })
  const sent = { ...response, expires_in: 60, expires_at: 1060, refresh_in: 90, refresh_at: 1090 }
  expect(PairsToken.encode(PairsToken.parse(sent, { strict: true }))).toEqual(sent)
  const { token, notes } = rightOf(PairsToken.read({ ...sent, refresh_at: 1091 }))
  expect(token).toMatchObject({ expiresIn: 60, refreshTokenExpiresIn: 90, issuedAt: 1000 })
  expect(triplesOf(notes)).toEqual([['moved', 'second-expiry', 'refreshTokenExpiresAt']])
  const alone = rightOf(PairsToken.read({ ...response, refresh_in: 90, refresh_at: 1090 }, { receivedAt: 5 })).token
  expect(alone).toMatchObject({ refreshTokenExpiresIn: 90, issuedAt: 1000 })
})

test('the expiry time is kept if the lifetime means "never"', () => {
  const codec = defineCodec<{ access_token?: string; token_type?: string; expires_in?: number; expires_at?: number }>()(
    {
      id: 'acme',
      fields: {
        accessToken: 'access_token',
        tokenType: 'token_type',
        expiresIn: lifetime('expires_in', { never: 0 }),
        expiresAt: 'expires_at',
      },
    },
  )
  const sent = { ...response, expires_in: 0, expires_at: 1700003600 }
  const { token, notes } = rightOf(codec.read(sent, { strict: true }))
  expect(token).toMatchObject({ expiresAt: 1700003600 })
  expect(notes).toEqual([])
  expect(rightOf(codec.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
})

describe('canonical JSON with both lifetime and expiry time', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
  const both = { ...minimal, expiresIn: 3600, expiresAt: 1700003600 }

  test.each([{}, { receivedAt: 1700000000 }])('keeps the expiry time if there is no issue time: %j', (options) => {
    const { token, notes } = rightOf(CanonicalToken.read(both, options))
    expect(token).toMatchObject({ expiresAt: 1700003600 })
    expect(token).not.toHaveProperty('expiresIn')
    expect(extensionOf(token, 'canonical#moved')).toEqual({ expiresIn: 3600 })
    expect(triplesOf(notes)).toEqual([['moved', 'second-expiry', 'expiresIn']])
  })

  test('keeps the lifetime if there is an issue time, even if they agree', () => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...both, issuedAt: 1700000000 }))
    expect(token).toMatchObject({ expiresIn: 3600, issuedAt: 1700000000 })
    expect(token).not.toHaveProperty('expiresAt')
    expect(extensionOf(token, 'canonical#moved')).toEqual({ expiresAt: 1700003600 })
    expect(triplesOf(notes)).toEqual(second)
  })

  test('is written back unchanged', () => {
    for (const document of [both, { ...both, issuedAt: 1700000000 }]) {
      const { token } = rightOf(CanonicalToken.read(document))
      expect(rightOf(CanonicalToken.write(token, { onLoss: 'fail' }))).toEqual({ value: document, notes: [] })
    }
  })

  test('is rejected by strict reading', () =>
    expect(issuesOf(leftOf(CanonicalToken.read(both, { strict: true })))).toEqual([
      { path: ['expiresIn'], actual: 'number', code: 'second-expiry' },
    ]))
})
