// Tests that fail in different ways, so that vitest's diffs can be searched for a secret. UNWRAPPED leaves the secret
// unprotected, for the control run. The secret comes from the environment, because vitest prints lines of this file.
import type { Token } from '@token-codecs/core'
import { CanonicalToken, parseResponse, Rfc6749Token, secret } from '@token-codecs/core'
import { expect, test } from 'vitest'

const { PLANTED: planted = '', UNWRAPPED } = process.env
const wrap = UNWRAPPED === undefined ? secret : <A>(value: A): A => value

const token = { accessToken: wrap(planted), tokenType: 'Bearer', extensions: { rfc6749: wrap({ planted }) } } as Token
const other: Token = { accessToken: secret('fake-other'), tokenType: 'DPoP' }

test('toEqual', () => expect(token).toEqual(other))
test('toBe', () => expect(token).toBe(other))
test('toHaveProperty', () => expect(token).toHaveProperty('accessToken', 'fake-other'))
test('toThrow', () => expect(() => CanonicalToken.encode({ ...token, tokenType: '' })).toThrow('nothing'))
test('a result', () =>
  expect(Rfc6749Token.read({ access_token: 'fake-a' })).toEqual({ _tag: 'Right', right: { token } }))
test('a server error', () => {
  const body = { error: 'invalid_grant', error_description: planted }
  expect(UNWRAPPED ? body : parseResponse(Rfc6749Token, { status: 400, body })).toEqual({ _tag: 'Right' })
})
test('an unreadable response', () =>
  expect(parseResponse(Rfc6749Token, { status: 502, body: planted })).toEqual({ _tag: 'Right' }))
test('a rejected response', () => Rfc6749Token.parse({ access_token: planted, error: 'invalid_grant' }))
test('a snapshot', () => expect(token).toMatchInlineSnapshot('nothing'))
test('a thrown token', () => {
  throw token
})
test('a cause', () => {
  throw new Error(String(token.accessToken), { cause: token })
})
test('a rejection', () => expect(Promise.reject(token)).resolves.toBe(other))
