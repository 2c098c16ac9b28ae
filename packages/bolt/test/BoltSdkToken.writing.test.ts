import { tripleOf } from '@tooling/testing'
import { expect, expectTypeOf, test } from 'vitest'
import type { BoltSdkTokenResponse, BoltTokenResponse, CamelCased, Token } from '../src/index.js'
import { BoltSdkToken, secret } from '../src/index.js'

const full: Token = {
  issuedAt: 1700000000,
  idToken: secret('fake-i'),
  scope: ['bolt.account.manage', 'openid'],
  refreshTokenScope: ['bolt.account.view'],
  refreshToken: secret('fake-r'),
  expiresIn: 3600,
  tokenType: 'Bearer',
  accessToken: secret('fake-a'),
}

test('members are written in a fixed order, under the names of the SDK, Bearer in lower case', () =>
  expect(JSON.stringify(BoltSdkToken.encode(full))).toBe(
    '{"accessToken":"fake-a","tokenType":"bearer","expiresIn":3600,"refreshToken":"fake-r","refreshTokenScope":"bolt.account.view","scope":"bolt.account.manage openid","idToken":"fake-i"}',
  ))

test('absent members are omitted', () =>
  expect(BoltSdkToken.encode({ accessToken: secret('fake-a'), tokenType: 'Bearer' })).toStrictEqual({
    accessToken: 'fake-a',
    tokenType: 'bearer',
  }))

test('any other token type is written verbatim', () =>
  expect(BoltSdkToken.encode({ ...full, tokenType: 'DPoP' })).toHaveProperty('tokenType', 'DPoP'))

test('the issue time, for which Bolt has no member, is dropped with a note, and never fails', () => {
  const result = BoltSdkToken.write(full, { onLoss: 'fail' })
  expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([['dropped', 'not-carried', 'issuedAt']])
})

// Every member being optional, the codec's own annotation would let a missing or misspelt one pass.
test('the documented response is that of the wire, in camel case', () =>
  expectTypeOf<BoltSdkTokenResponse>().toEqualTypeOf<CamelCased<BoltTokenResponse>>())
