import { describe, expect, expectTypeOf, test } from 'vitest'
import type { ConvertResult, Either, TokenError, TokenJson } from '../../src/index.js'
import { CanonicalToken, convert, defineCodec, Rfc6749Token, reveal } from '../../src/index.js'
import { leftOf, rightOf, triplesOf } from '../support/index.js'

interface PlainTokenResponse {
  access_token?: string
  token_type?: 'Bearer'
}
const PlainToken = defineCodec<PlainTokenResponse>()({
  id: 'plain',
  fields: { accessToken: 'access_token', tokenType: 'token_type' },
  tokenType: { only: 'Bearer' },
})

const response = { access_token: 'fake-access-token', token_type: 'bearer', expires_in: '3600', merchant: 'fake' }

test('returns the other response, the token and the notes of both directions, reading first', () => {
  const { value, token, notes } = rightOf(convert(Rfc6749Token, PlainToken)(response))
  expect(value).toEqual({ access_token: 'fake-access-token', token_type: 'Bearer' })
  expect(reveal(token.accessToken)).toBe('fake-access-token')
  expect(notes.map(({ source, direction }) => `${source} ${direction}`)).toEqual([
    'rfc6749 read',
    'plain write',
    'plain write',
  ])
  expect(triplesOf(notes)).toEqual([
    ['repaired', 'numeric-string', 'expiresIn'],
    ['dropped', 'not-carried', 'expiresIn'],
    ['dropped', 'foreign-extension', 'extensions'],
  ])
})

test('convert returns the response type of the target codec', () => {
  const result = convert(Rfc6749Token, CanonicalToken)(response)
  expectTypeOf(result).toEqualTypeOf<Either<TokenError, ConvertResult<TokenJson>>>()
  expectTypeOf<ConvertResult<TokenJson>['value']>().toEqualTypeOf<TokenJson>()
})

test('is lossless into canonical JSON and back', () => {
  const sent = { ...response, expires_in: 3600, token_type: 'Bearer' }
  const { value } = rightOf(convert(Rfc6749Token, CanonicalToken)(sent))
  expect(rightOf(convert(CanonicalToken, Rfc6749Token)(JSON.parse(JSON.stringify(value)))).value).toEqual(sent)
})

test('passes receivedAt and now on', () =>
  expect(
    rightOf(convert(Rfc6749Token, CanonicalToken, { receivedAt: 1700000000, now: 1700000100 })(response)).value,
  ).toMatchObject({ issuedAt: 1700000100, expiresIn: 3500 }))

test('passes strict on', () =>
  expect(leftOf(convert(Rfc6749Token, CanonicalToken, { strict: true })(response))).toMatchObject({
    _tag: 'Malformed',
    source: 'rfc6749',
  }))

test('passes onLoss on', () =>
  expect(leftOf(convert(Rfc6749Token, PlainToken, { onLoss: 'fail' })(response))).toMatchObject({
    _tag: 'Lossy',
    source: 'plain',
  }))

test.each(['report', 'fail'] as const)(
  'never turns a token of another type into a Bearer token, with any onLoss: %s',
  (onLoss) =>
    expect(leftOf(convert(Rfc6749Token, PlainToken, { onLoss })({ ...response, token_type: 'DPoP' }))).toMatchObject({
      _tag: 'Lossy',
      code: 'token-type',
    }),
)

test("returns the server's error", () =>
  expect(leftOf(convert(Rfc6749Token, CanonicalToken)({ error: 'invalid_grant' }))).toMatchObject({
    _tag: 'OAuthError',
    error: 'invalid_grant',
  }))

test('cannot rebase without receivedAt', () =>
  expect(leftOf(convert(Rfc6749Token, CanonicalToken, { now: 1700000000 })(response))._tag).toBe('UnknownIssueTime'))

describe('onLoss: fail and the issue time', () => {
  const sent = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', issuedAt: 1650000000 }
  const toVendor = (members: object, options: { readonly now?: number } = {}) =>
    convert(CanonicalToken, Rfc6749Token, { onLoss: 'fail', ...options })({ ...sent, ...members })

  test('is Lossy if a written lifetime loses its issue time', () => {
    const error = leftOf(toVendor({ expiresIn: 3600 }))
    expect(error).toMatchObject({ _tag: 'Lossy', code: 'not-carried' })
    expect(error._tag === 'Lossy' && triplesOf(error.notes)).toEqual([['dropped', 'not-carried', 'issuedAt']])
  })

  test('is not Lossy with now, because the lifetime then counts from now', () =>
    expect(rightOf(toVendor({ expiresIn: 3600 }, { now: 1650000600 })).value).toHaveProperty('expires_in', 3000))

  test('is not Lossy without a written lifetime', () => {
    expect(rightOf(toVendor({})).value).toEqual({ access_token: 'fake-a', token_type: 'Bearer' })
    // The refresh token's lifetime is lost, but not the issue time.
    const error = leftOf(toVendor({ refreshTokenExpiresIn: 60 }))
    expect(error._tag === 'Lossy' && triplesOf(error.notes)).toEqual([
      ['dropped', 'not-carried', 'refreshTokenExpiresIn'],
    ])
  })

  test('is not Lossy by default', () => {
    const { notes } = rightOf(convert(CanonicalToken, Rfc6749Token)({ ...sent, expiresIn: 3600 }))
    expect(triplesOf(notes)).toEqual([['dropped', 'not-carried', 'issuedAt']])
  })
})
