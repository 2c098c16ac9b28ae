import { describe, expect, test } from 'vitest'
import { bareJwt, jwtOf } from '../../src/inspect/jwt.js'
import { encoded, jwt } from './fakeJwt.js'

const header = { alg: 'RS256', typ: 'JWT' }

test('a signed JWT has a header and claims', () =>
  expect(jwtOf(jwt({ iss: 'fake' }, header))).toEqual({ format: 'jwt', header, claims: { iss: 'fake' } }))

test('an unsigned JWT has an empty third part', () =>
  expect(jwtOf(`${encoded({ alg: 'none' })}.${encoded({})}.`)).toMatchObject({ format: 'jwt', claims: {} }))

test('an encrypted JWT has a header only', () => {
  const jwe = { alg: 'RSA-OAEP', enc: 'A256GCM' }
  expect(jwtOf(`${encoded(jwe)}.fake.fake.fake.fake`)).toEqual({ format: 'jwe', header: jwe, claims: undefined })
})

test.each([
  ['is not base64url', 'fake+fake='],
  ['has an impossible length', 'fakes'],
  ['is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')],
  ['is not JSON', Buffer.from('{fake').toString('base64url')],
  ['is an array', Buffer.from('[1]').toString('base64url')],
  ['is empty', ''],
])('claims are not readable if their part %s', (_, part) => {
  expect(jwtOf(`${encoded(header)}.${part}.fake`)).toEqual({ format: 'jwt', header, claims: undefined })
  expect(jwtOf(`${part}.${encoded({})}.fake`)).toBeUndefined()
})

test.each([
  ['no dot', encoded(header)],
  ['one dot', `${encoded(header)}.fake`],
  ['three dots', `${encoded(header)}.a.b.c`],
  ['five dots', `${encoded(header)}.a.b.c.d.e`],
  ['many dots', `${encoded(header)}${'.'.repeat(100_000)}`],
  ['a header without an algorithm', `${encoded({ typ: 'JWT' })}.${encoded({})}.fake`],
])('a token with %s is opaque', (_, token) => expect(jwtOf(token)).toBeUndefined())

describe('a bare JWT', () => {
  const token = jwt({})
  test.each([token, `Bearer ${token}`, `bearer  ${token}`, `Authorization: DPoP ${token}`, `"${token}"`])(
    'is found in a pasted header or alone',
    (text) => expect(bareJwt(text)).toBe(token),
  )

  test.each(['', 'fake', 'fake.fake.fake', `{"access_token":"${token}"}`, `${token} ${token}`, `Basic ${token}`])(
    'is not found in other input',
    (text) => expect(bareJwt(text)).toBeUndefined(),
  )
})
