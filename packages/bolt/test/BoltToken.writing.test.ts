import { tripleOf } from '@tooling/testing'
import { expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { BoltToken, secret } from '../src/index.js'

const full: Token = {
  issuedAt: 1700000000,
  idToken: secret('fake-i'),
  scope: [],
  refreshTokenScope: ['bolt.account.view'],
  refreshToken: secret('fake-r'),
  expiresIn: 3600,
  tokenType: 'Bearer',
  accessToken: secret('fake-a'),
}

test('members are written in a fixed order, Bearer in lower case, an empty scope as empty', () =>
  expect(JSON.stringify(BoltToken.encode(full))).toBe(
    '{"access_token":"fake-a","token_type":"bearer","expires_in":3600,"refresh_token":"fake-r","refresh_token_scope":"bolt.account.view","scope":"","id_token":"fake-i"}',
  ))

test('absent members are omitted', () =>
  expect(BoltToken.encode({ accessToken: secret('fake-a'), tokenType: 'Bearer' })).toStrictEqual({
    access_token: 'fake-a',
    token_type: 'bearer',
  }))

test('any other token type is written verbatim', () =>
  expect(BoltToken.encode({ ...full, tokenType: 'DPoP' })).toHaveProperty('token_type', 'DPoP'))

test('the issue time, for which Bolt has no member, is dropped with a note, and never fails', () => {
  const result = BoltToken.write(full, { onLoss: 'fail' })
  expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([['dropped', 'not-carried', 'issuedAt']])
})

test('what Bolt has no member for fails where a loss is to fail', () => {
  const result = BoltToken.write({ ...full, issuedTokenType: 'urn:fake' }, { onLoss: 'fail' })
  expect(result._tag === 'Left' && result.left._tag).toBe('Lossy')
})
