import { tripleOf } from '@tooling/testing'
import { expect, expectTypeOf, test } from 'vitest'
import type { CamelCased, PipeshubSdkTokenResponse, PipeshubTokenResponse, Token } from '../src/index.js'
import { PipeshubSdkToken, secret } from '../src/index.js'

const full: Token = {
  issuedAt: 1700000000,
  idToken: secret('fake-i'),
  scope: ['org:read', 'kb:upload'],
  refreshToken: secret('fake-r'),
  expiresIn: 3600,
  tokenType: 'Bearer',
  accessToken: secret('fake-a'),
}

test('members are written in a fixed order, under the names of the SDK', () =>
  expect(JSON.stringify(PipeshubSdkToken.encode(full))).toBe(
    '{"accessToken":"fake-a","tokenType":"Bearer","expiresIn":3600,"refreshToken":"fake-r","scope":"org:read kb:upload","idToken":"fake-i"}',
  ))

test('absent members are omitted', () =>
  expect(PipeshubSdkToken.encode({ accessToken: secret('fake-a'), tokenType: 'Bearer' })).toStrictEqual({
    accessToken: 'fake-a',
    tokenType: 'Bearer',
  }))

test('any other token type is written verbatim', () =>
  expect(PipeshubSdkToken.encode({ ...full, tokenType: 'DPoP' })).toHaveProperty('tokenType', 'DPoP'))

test("the wire's unknown members are not the SDK's: they are dropped with a note", () => {
  const token: Token = {
    accessToken: secret('fake-a'),
    tokenType: 'Bearer',
    extensions: { pipeshub: secret({ tenant: 'fake' }) },
  }
  const result = PipeshubSdkToken.write(token)
  expect(result._tag === 'Right' && result.right.value).toEqual({ accessToken: 'fake-a', tokenType: 'Bearer' })
  expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([
    ['dropped', 'foreign-extension', 'extensions'],
  ])
})

// Every member being optional, the codec's own annotation would let a missing or misspelt one pass.
test('the documented response is that of the wire, in camel case', () =>
  expectTypeOf<PipeshubSdkTokenResponse>().toEqualTypeOf<CamelCased<PipeshubTokenResponse>>())
