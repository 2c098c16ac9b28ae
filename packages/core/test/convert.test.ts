import { expect, test } from 'vitest'
import { CanonicalToken, convert, defineCodec, Rfc6749Token, reveal } from '../src/index.js'
import { leftOf, rightOf, triplesOf } from './support.js'

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

test('gives the other response, the token and the notes of both ways, those of reading first', () => {
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

test('is lossless into canonical JSON and back', () => {
  const sent = { ...response, expires_in: 3600, token_type: 'Bearer' }
  const { value } = rightOf(convert(Rfc6749Token, CanonicalToken)(sent))
  expect(rightOf(convert(CanonicalToken, Rfc6749Token)(JSON.parse(JSON.stringify(value)))).value).toEqual(sent)
})

test('hands receivedAt and now on', () =>
  expect(
    rightOf(convert(Rfc6749Token, CanonicalToken, { receivedAt: 1700000000, now: 1700000100 })(response)).value,
  ).toMatchObject({ issuedAt: 1700000100, expiresIn: 3500 }))

test('hands strict on', () =>
  expect(leftOf(convert(Rfc6749Token, CanonicalToken, { strict: true })(response))).toMatchObject({
    _tag: 'Malformed',
    source: 'rfc6749',
  }))

test('hands onLoss on', () =>
  expect(leftOf(convert(Rfc6749Token, PlainToken, { onLoss: 'fail' })(response))).toMatchObject({
    _tag: 'Lossy',
    source: 'plain',
  }))

test.each(['report', 'fail'] as const)(
  'never makes a Bearer token of another: it is Lossy for that reason even where a loss is to %s',
  (onLoss) =>
    expect(leftOf(convert(Rfc6749Token, PlainToken, { onLoss })({ ...response, token_type: 'DPoP' }))).toMatchObject({
      _tag: 'Lossy',
      code: 'token-type',
    }),
)

test('gives the error of the server', () =>
  expect(leftOf(convert(Rfc6749Token, CanonicalToken)({ error: 'invalid_grant' }))).toMatchObject({
    _tag: 'OAuthError',
    error: 'invalid_grant',
  }))

test('reads without receivedAt, and cannot re-base then', () =>
  expect(leftOf(convert(Rfc6749Token, CanonicalToken, { now: 1700000000 })(response))._tag).toBe('UnknownIssueTime'))
