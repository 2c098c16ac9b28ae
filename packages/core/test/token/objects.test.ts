import { expect, test } from 'vitest'
import { CanonicalToken, Rfc6749Token } from '../../src/index.js'
import { issuesOf, leftOf, rightOf } from '../support/index.js'

test('an object that throws when read is unreadable', () => {
  const input = Object.defineProperty({}, 'fake', {
    enumerable: true,
    get: () => {
      throw new Error('fake')
    },
  })
  expect(issuesOf(leftOf(Rfc6749Token.read(input)))).toEqual([{ path: [], actual: 'object', code: 'unreadable' }])
})

test('a revoked proxy is unreadable', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(leftOf(CanonicalToken.read(proxy))).toEqual({
    _tag: 'Malformed',
    code: 'unreadable',
    message: expect.any(String),
    source: 'canonical',
    issues: [{ path: [], expected: expect.any(String), actual: 'object', code: 'unreadable' }],
  })
})

const full = {
  access_token: 'fake-access-token',
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: 'fake-refresh-token',
  scope: 'openid fake:read',
  id_token: 'fake-header.fake-payload.fake-signature',
  issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  authorization_details: [{ type: 'fake', actions: ['read'] }],
}

test('reads only own enumerable members', () => {
  const inherited = Object.assign(Object.create({ error: 'fake', expires_in: 'fake' }), full)
  const hidden = Object.defineProperty({ ...full }, 'error', { value: 'fake', enumerable: false })
  for (const input of [inherited, hidden])
    expect(Rfc6749Token.encode(rightOf(Rfc6749Token.decode(input)))).toEqual(full)
})
