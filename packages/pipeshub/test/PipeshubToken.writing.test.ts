import { tripleOf } from '@tooling/testing'
import { expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { PipeshubToken, secret } from '../src/index.js'

const full: Token = {
  issuedAt: 1700000000,
  idToken: secret('fake-i'),
  scope: [],
  refreshToken: secret('fake-r'),
  expiresIn: 3600,
  tokenType: 'Bearer',
  accessToken: secret('fake-a'),
}

test('members are written in a fixed order, an empty scope as empty', () =>
  expect(JSON.stringify(PipeshubToken.encode(full))).toBe(
    '{"access_token":"fake-a","token_type":"Bearer","expires_in":3600,"refresh_token":"fake-r","scope":"","id_token":"fake-i"}',
  ))

test('absent members are omitted', () =>
  expect(PipeshubToken.encode({ accessToken: secret('fake-a'), tokenType: 'Bearer' })).toStrictEqual({
    access_token: 'fake-a',
    token_type: 'Bearer',
  }))

test('any other token type is written verbatim', () =>
  expect(PipeshubToken.encode({ ...full, tokenType: 'DPoP' })).toHaveProperty('token_type', 'DPoP'))

test('the issue time, for which PipesHub has no member, is dropped with a note, and never fails', () => {
  const result = PipeshubToken.write(full, { onLoss: 'fail' })
  expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([['dropped', 'not-carried', 'issuedAt']])
})

test("what PipesHub has no member for, such as a refresh token's own scope, fails where a loss is to fail", () => {
  const result = PipeshubToken.write({ ...full, refreshTokenScope: ['org:read'] }, { onLoss: 'fail' })
  expect(result._tag === 'Left' && result.left._tag === 'Lossy' && result.left.notes.map(tripleOf)).toEqual([
    ['dropped', 'not-carried', 'issuedAt'],
    ['dropped', 'not-carried', 'refreshTokenScope'],
  ])
})
