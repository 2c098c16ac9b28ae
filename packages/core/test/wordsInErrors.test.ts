// A server may name in its error what it was sent. Tokens are taken out however short they are, other members are not.
import { expect, test } from 'vitest'
import { CanonicalToken, defineCodec, Rfc6749Token } from '../src/index.js'
import { leftOf } from './support.js'

test.each<readonly [string, unknown, string]>([
  ['token_type', 'mac', 'mac is not enabled'],
  ['expires_in', 3600, '3600 seconds are too long'],
  ['scope', 'read', 'read was not granted'],
  ['issued_token_type', 'jwt', 'jwt is not issued here'],
  ['authorization_details', [{ type: 'pay' }], 'pay is not allowed'],
])('a short %s stays in the text of an error', (name, value, text) =>
  expect(leftOf(Rfc6749Token.read({ error: 'fake', error_description: text, [name]: value }))).toMatchObject({
    errorDescription: text,
  }),
)

test.each<readonly [string, unknown, string]>([
  ['scope', ['read'], 'read was not granted'],
  ['issuedAt', 1700000000, '1700000000 is in the future'],
])('a short %s stays in the text of an error in canonical JSON', (name, value, text) =>
  expect(leftOf(CanonicalToken.read({ v: 1, error: 'fake', error_description: text, [name]: value }))).toMatchObject({
    errorDescription: text,
  }),
)

test.each(['ticket', 'renewal', 'identity'])('a token under the name of %s is taken out, however short', (name) => {
  const AcmeToken = defineCodec<{ ticket?: string; token_type?: string; renewal?: string; identity?: string }>()({
    id: 'acme',
    fields: { accessToken: 'ticket', tokenType: 'token_type', refreshToken: 'renewal', idToken: 'identity' },
  })
  const error = leftOf(AcmeToken.read({ error: 'fake', error_description: 'abc has ended', [name]: 'abc' }))
  expect(error).toMatchObject({ errorDescription: '<redacted> has ended' })
})
