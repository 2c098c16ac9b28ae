// Large values in every kind of row, and in containers.
import { describe, expect, test } from 'vitest'
import type { Json } from '../src/index.js'
import { at, CanonicalToken, convert, defineCodec, errorAt, instant, lifetime, scopes } from '../src/index.js'
import { extensionOf, leftOf, nested, response, rightOf, tokenWith, triplesOf } from './support/index.js'
import { LENGTH, long, MANY, manyOf, membersOf, nestedObjects, SIZE } from './support/sizes.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  ok?: true
  data?: { scope?: string; inner?: { scopes?: readonly string[]; expires_at?: string } }
  expires_in?: string
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { text: true, unit: 'milliseconds', never: '0' }),
    scope: scopes(at('data', 'scope'), { separator: ',' }),
    refreshTokenScope: scopes(at('data', 'inner', 'scopes'), { list: true }),
    expiresAt: instant(at('data', 'inner', 'expires_at'), { form: 'iso' }),
  },
  constants: { ok: true },
  extras: ['data'],
  errors: [errorAt({ code: at('problems', 0, 'code') })],
})
const smallest = { ok: true, ...response }
const date = '2023-12-14T22:13:20'

describe('in a response', () => {
  test.each<readonly [string, () => object]>([
    [`${MANY} members in a container`, () => ({ data: membersOf(MANY) })],
    [
      `${MANY} members in an inner container`,
      () => ({ data: { scope: 'a', inner: { scopes: [], ...membersOf(MANY) } } }),
    ],
    [`${MANY} containers`, () => ({ data: manyOf(MANY, () => ({ inner: {} })) })],
    ['a container of 400 levels', () => ({ data: { scope: 'a', inner: nestedObjects(400) } })],
    ['a container of 10,000 levels', () => ({ data: { scope: 'a', inner: nestedObjects(10_000) } })],
    ['a container of 501 arrays', () => ({ data: { scope: 'a', tenant: nested(501) } })],
    [`a scope of ${SIZE}`, () => ({ data: { scope: long() } })],
    [`a scope of ${SIZE} separators`, () => ({ data: { scope: ','.repeat(LENGTH) } })],
    [`a scope of ${SIZE} separators and spaces`, () => ({ data: { scope: ', '.repeat(LENGTH / 2) } })],
    [`${MANY} scope names`, () => ({ data: { scope: manyOf(MANY, String).join(',') } })],
    [`${MANY} listed scope names`, () => ({ data: { inner: { scopes: manyOf(MANY, String) } } })],
    [`${MANY} listed spaces`, () => ({ data: { inner: { scopes: manyOf(MANY, () => ' ') } } })],
    [`a time of ${SIZE} digits`, () => ({ data: { inner: { expires_at: '1'.repeat(LENGTH) } } })],
    [
      `a time with a fraction of ${SIZE}`,
      () => ({ data: { inner: { expires_at: `${date}.${'1'.repeat(LENGTH)}Z` } } }),
    ],
    [
      `a time with an unterminated fraction of ${SIZE}`,
      () => ({ data: { inner: { expires_at: `${date}.${'1'.repeat(LENGTH)}` } } }),
    ],
    [`a lifetime of ${SIZE} digits`, () => ({ expires_in: '9'.repeat(LENGTH) })],
    [`a lifetime of ${SIZE} zeros`, () => ({ expires_in: '0'.repeat(LENGTH) })],
    [`${MANY} problems without a code`, () => ({ problems: manyOf(MANY, () => ({})) })],
  ])('%s', (_, members) => {
    const sent = { ...smallest, ...members() }
    const { token, notes } = rightOf(AcmeToken.read(sent))
    expect(AcmeToken.is(token)).toBe(true)
    const written = rightOf(AcmeToken.write(token))
    const stored = JSON.parse(JSON.stringify(CanonicalToken.encode(token)))
    expect(rightOf(convert(CanonicalToken, AcmeToken)(stored)).value).toEqual(written.value)
    for (const { message } of [...notes, ...written.notes]) expect(message.length).toBeLessThan(500)
  })

  test(`a constant of ${SIZE} is rejected with a short message`, () => {
    for (const ok of [long(), membersOf(MANY), manyOf(MANY, String)] as readonly Json[])
      expect(leftOf(AcmeToken.read({ ...smallest, ok })).message.length).toBeLessThan(200)
  })

  test(`an error code of ${SIZE} is unrecognized, and in the body`, () => {
    const error = leftOf(AcmeToken.read({ ...smallest, problems: [{ code: long() }] }))
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'unrecognized_error' })
    expect(error.message.length).toBeLessThan(200)
  })
})

test('a container with a member that is too deep is dropped, but the token is read', () => {
  const data = { scope: 'a', expires_in: 1, inner: { scopes: ['b'], deep: nestedObjects(600) } }
  const { token, notes } = rightOf(AcmeToken.read({ ...smallest, data, tenant: 1 }))
  expect(token).toMatchObject({ scope: ['a'], refreshTokenScope: ['b'] })
  expect(extensionOf(token, 'acme')).toEqual({ tenant: 1 })
  expect(triplesOf(notes)).toEqual([['ignored', 'too-deep', 'extensions']])
})

test('a token with many extension members in containers is written', () => {
  const data = { ...membersOf(MANY), inner: membersOf(MANY) }
  const token = tokenWith({ scope: manyOf(MANY, String), refreshTokenScope: manyOf(MANY, String) })
  const read = AcmeToken.parse({ ...smallest, data })
  const { value, notes } = rightOf(AcmeToken.write({ ...read, ...token }))
  expect(notes).toEqual([])
  expect(AcmeToken.encode(AcmeToken.parse(value))).toEqual(value)
})
