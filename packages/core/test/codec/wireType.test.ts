import { describe, expect, test } from 'vitest'
import { CanonicalToken, defineCodec, Rfc6749Token } from '../../src/index.js'
import { fullToken, leftOf, rightOf } from '../support/index.js'

interface AcmeTokenResponse {
  access_token?: string | null
  token_type?: 'Bearer' | null
  expires_in?: number | null
  scope?: string | null
}
const { wire } = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', scope: 'scope' },
  tokenType: { only: 'Bearer' },
})

const response: AcmeTokenResponse = {
  access_token: 'fake-access-token',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'a',
}

test('every member is optional', () => {
  expect(rightOf(wire.decode({}))).toEqual({})
  expect(wire.is({})).toBe(true)
  expect(rightOf(wire.decode({ expires_in: 3600 }))).toEqual({ expires_in: 3600 })
})

test('the documented shape is decoded and encoded unchanged', () => {
  expect(rightOf(wire.decode(response))).toEqual(response)
  expect(wire.encode(response)).toEqual(response)
  expect(wire.is(response)).toBe(true)
})

test('null is read as absent', () =>
  expect(rightOf(wire.decode({ ...response, scope: null, expires_in: null }))).toStrictEqual({
    access_token: 'fake-access-token',
    token_type: 'Bearer',
  }))

test('unknown members are accepted', () => {
  const text = '{"access_token":"fake-a","merchant":{"id":1},"__proto__":{"a":1}}'
  const decoded = rightOf(wire.decode(JSON.parse(text)))
  expect(JSON.stringify(decoded)).toBe(text)
  expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype)
})

describe('a value of the wrong type', () => {
  test.each<readonly [string, unknown]>([
    ['access_token', 1],
    ['access_token', ['fake']],
    ['token_type', 'bearer'],
    ['token_type', 1],
    ['expires_in', '3600'],
    ['expires_in', true],
    ['expires_in', 3600.5],
    ['scope', ['a']],
  ])('is rejected: %s of %j', (name, value) => {
    const [error] = leftOf(wire.decode({ ...response, [name]: value }))
    expect(error?.context.at(-1)?.key).toBe(name)
    expect(error?.message).toContain(name)
    expect(wire.is({ ...response, [name]: value })).toBe(false)
  })

  test.each([null, undefined, 1, 'fake', [], [response]])('is rejected: %j as the whole response', (value) => {
    expect(wire.decode(value)._tag).toBe('Left')
    expect(wire.is(value)).toBe(false)
  })
})

test('nothing is repaired or assumed, unlike in codec.read', () =>
  expect(rightOf(wire.decode({ expires_in: -5, scope: ' a  a ' }))).toEqual({ expires_in: -5, scope: ' a  a ' }))

test('written responses match the wire type', () => {
  expect(Rfc6749Token.wire.is(Rfc6749Token.encode(fullToken))).toBe(true)
  expect(CanonicalToken.wire.is(CanonicalToken.encode(fullToken))).toBe(true)
})
