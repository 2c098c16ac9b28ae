// Forms, where every value is a string, with every kind of row.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec } from '../../src/index.js'
import { at, defineCodec, errorAt, instant, lifetime, scopes } from '../../src/index.js'
import { extensionOf, leftOf, rightOf, triplesOf } from '../support/index.js'
import { parse } from '../support/responses.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  refresh_in?: string
  expires_at?: number
  created_at?: string
  scope?: string
  data?: { scope?: string }
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { unit: 'milliseconds', never: 0 }),
    refreshTokenExpiresIn: lifetime('refresh_in', { text: true, never: -1 }),
    refreshTokenExpiresAt: 'expires_at',
    issuedAt: instant('created_at', { form: 'milliseconds', text: true }),
    scope: scopes('scope', { separator: ',' }),
    refreshTokenScope: at('data', 'scope'),
  },
  errors: [errorAt({ code: 'errcode', message: 'errmsg', unless: 200 }), errorAt({ code: at('data', 'code') })],
})
const answer = (members: string, codec: AnyTokenCodec = AcmeToken) =>
  parse({ contentType: null, body: `access_token=fake-a&token_type=Bearer&${members}` }, { strict: true }, codec)

test('a failing success flag is not an error code', () => {
  const FlagToken = defineCodec<{ ok?: boolean; access_token?: string; token_type?: string }>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
    constants: { ok: true },
    errors: [errorAt({ code: 'ok' })],
  })
  for (const ok of ['false', '0']) expect(leftOf(answer(`ok=${ok}`, FlagToken)).code).toBe('not-success')
  expect(answer('ok=true', FlagToken)._tag).toBe('Right')
})

test('digits are the documented form of numbers and numeric strings', () => {
  const { token, notes } = rightOf(
    answer('expires_in=60000&expires_at=1700086400&created_at=1700000000000&scope=read%2Cwrite'),
  )
  expect(token).toMatchObject({
    expiresIn: 60,
    refreshTokenExpiresAt: 1700086400,
    issuedAt: 1700000000,
    scope: ['read', 'write'],
  })
  expect(notes).toEqual([])
  expect(rightOf(answer('refresh_in=60')).token.refreshTokenExpiresIn).toBe(60)
})

test('a value for "never expires" is kept in its documented type', () => {
  const { token, notes } = rightOf(answer('expires_in=0&refresh_in=-1'))
  expect(extensionOf(token, 'acme#moved')).toEqual({ expires_in: 0, refresh_in: '-1' })
  expect(notes).toEqual([])
})

test.each(['data.scope=a', 'data%2Cscope=a', 'data[scope]=a', 'scope.data=a'])(
  'a path does not match a member name: %s',
  (member) => {
    const { token } = rightOf(answer(member))
    expect(token).not.toHaveProperty('refreshTokenScope')
    expect(Object.values(Object(extensionOf(token, 'acme')))).toEqual(['a'])
  },
)

test('a number under the dotted name of a path stays a string', () => {
  const codec = defineCodec<{ access_token?: string; token_type?: string; data?: { expires_in?: number } }>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: at('data', 'expires_in') },
  })
  expect(extensionOf(rightOf(answer('data.expires_in=60', codec)).token, 'acme')).toEqual({ 'data.expires_in': '60' })
  expect(extensionOf(rightOf(answer('data=60', codec)).token, 'acme')).toEqual({ data: '60' })
})

describe('an error code', () => {
  test.each(['0', '', 'null', 'false', '200'])('is not %j', (errcode) =>
    expect(answer(`errcode=${errcode}`)._tag).toBe('Right'),
  )

  test.each(['200.0', '0200', 'OK', '1', 'true'])('is %j', (errcode) =>
    expect(leftOf(answer(`errcode=${errcode}`))._tag).toBe('OAuthError'),
  )

  test('is not a member named like the path of the code', () =>
    expect(extensionOf(rightOf(answer('data%2Ccode=7&data.code=7')).token, 'acme')).toEqual({
      'data,code': '7',
      'data.code': '7',
    }))
})

test('digits beyond the limit are moved as usual', () =>
  expect(
    triplesOf(
      rightOf(
        parse(
          { contentType: null, body: `access_token=a&token_type=Bearer&expires_at=${'9'.repeat(20)}` },
          {},
          AcmeToken,
        ),
      ).notes,
    ),
  ).toEqual([['moved', 'too-large', 'refreshTokenExpiresAt']]))
