import { expect, test } from 'vitest'
import { eqToken, Rfc6749Token, reveal, secret } from '../../src/index.js'
import { extensionOf, rightOf, tokenWith, triplesOf } from '../support/index.js'

const response = {
  access_token: 'fake-access-token',
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: 'fake-refresh-token',
  scope: 'openid fake:read',
  id_token: 'fake-header.fake-payload.fake-signature',
  issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  authorization_details: [{ type: 'fake', actions: ['read'] }],
}

test('reads the members of RFC 6749, OIDC, RFC 8693 and RFC 9396', () => {
  const { token, notes } = rightOf(Rfc6749Token.read(response, { receivedAt: 1700000000 }))
  const expected = tokenWith({
    expiresIn: 3600,
    issuedAt: 1700000000,
    scope: ['openid', 'fake:read'],
    refreshToken: secret('fake-refresh-token'),
    idToken: secret('fake-header.fake-payload.fake-signature'),
    issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
    authorizationDetails: secret([{ type: 'fake', actions: ['read'] }]),
  })
  expect(eqToken(token, expected)).toBe(true)
  expect(notes).toEqual([])
})

test('writes back what it read, in the same order', () =>
  expect(JSON.stringify(Rfc6749Token.encode(rightOf(Rfc6749Token.decode(response))))).toBe(JSON.stringify(response)))

test('assumes Bearer if the token type is missing', () => {
  const { token, notes } = rightOf(Rfc6749Token.read({ access_token: 'fake-access-token' }))
  expect(token.tokenType).toBe('Bearer')
  expect(triplesOf(notes)).toEqual([['defaulted', 'assumed-bearer', 'tokenType']])
})

test('keeps a lifetime of more than 10⁹ seconds', () =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in: 1645539660 })).token.expiresIn).toBe(1645539660))

test('keeps unknown members, and writes them back', () => {
  const token = rightOf(Rfc6749Token.decode({ ...response, refresh_token_expires_in: 86400 }))
  expect(extensionOf(token, 'rfc6749')).toEqual({ refresh_token_expires_in: 86400 })
  expect(Rfc6749Token.encode(token)).toEqual({ ...response, refresh_token_expires_in: 86400 })
})

test('functions of a codec work without the codec object', () => {
  const { decode, encode, read, parse, write, is } = Rfc6749Token
  const token = rightOf(decode(response))
  expect(encode(token)).toEqual(response)
  expect(reveal(rightOf(read(response)).token.accessToken)).toBe('fake-access-token')
  expect(reveal(parse(response).accessToken)).toBe('fake-access-token')
  expect(rightOf(write(token)).value).toEqual(response)
  expect(is(token)).toBe(true)
})

test('a second round trip changes nothing', () => {
  const text = JSON.stringify({ ...response, expires_in: '3600', id_token: 7, tenant: { id: 1 } })
  const once = JSON.stringify(Rfc6749Token.encode(Rfc6749Token.parse(JSON.parse(text))))
  expect(JSON.stringify(Rfc6749Token.encode(Rfc6749Token.parse(JSON.parse(once))))).toBe(once)
})
