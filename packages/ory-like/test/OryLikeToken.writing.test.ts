import { tripleOf } from '@tooling/testing'
import { expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { OryLikeToken, secret } from '../src/index.js'

const full: Token = {
  issuedAt: 1700000000,
  idToken: secret('fake-i'),
  scope: [],
  refreshToken: secret('fake-r'),
  expiresIn: 3599,
  tokenType: 'Bearer',
  accessToken: secret('fake-a'),
}

test("members are written in Hydra's order, Bearer in lower case, an empty scope as empty", () =>
  expect(JSON.stringify(OryLikeToken.encode(full))).toBe(
    '{"access_token":"fake-a","expires_in":3599,"id_token":"fake-i","refresh_token":"fake-r","scope":"","token_type":"bearer"}',
  ))

test('absent members are omitted', () =>
  expect(OryLikeToken.encode({ accessToken: secret('fake-a'), tokenType: 'Bearer' })).toStrictEqual({
    access_token: 'fake-a',
    token_type: 'bearer',
  }))

test('any other token type is written verbatim', () =>
  expect(OryLikeToken.encode({ ...full, tokenType: 'DPoP' })).toHaveProperty('token_type', 'DPoP'))

test('an ID token is written as text, whatever it is made of', () =>
  expect(OryLikeToken.encode({ ...full, idToken: secret('0') })).toHaveProperty('id_token', '0'))

test('the issue time, for which Hydra has no member, is dropped with a note, and never fails', () => {
  const result = OryLikeToken.write(full, { onLoss: 'fail' })
  expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([['dropped', 'not-carried', 'issuedAt']])
})

test('what Hydra has no member for fails where a loss is to fail', () => {
  const result = OryLikeToken.write({ ...full, refreshTokenScope: ['fake'] }, { onLoss: 'fail' })
  expect(result._tag === 'Left' && result.left._tag).toBe('Lossy')
})

test('a planted text is never written as an ID token, and reported', () => {
  const token: Token = {
    accessToken: secret('fake-a'),
    tokenType: 'Bearer',
    extensions: { 'ory-like': secret({ id_token: 'fake-planted' }) },
  }
  const result = OryLikeToken.write(token)
  expect(result._tag === 'Right' && result.right.value).toEqual({ access_token: 'fake-a', token_type: 'bearer' })
  expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([
    ['dropped', 'reserved-name', 'extensions'],
  ])
})
