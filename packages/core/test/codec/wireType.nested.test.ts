// Wire types with containers, constants and every kind of row.
import * as t from 'io-ts'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { at, defineCodec, instant, lifetime, scopes } from '../../src/index.js'
import { leftOf, response, rightOf, tokenWith } from '../support/index.js'
import { rowCodecs } from '../support/rowCodecs.js'

interface AcmeTokenResponse {
  ok: true
  access_token: string
  token_type: string
  data?: { expires_in?: number; inner?: { scope?: readonly string[]; team?: string } } | null
  expires_at?: string
  refresh_in?: string
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: at('data', 'expires_in'),
    scope: scopes(at('data', 'inner', 'scope'), { list: true }),
    expiresAt: instant('expires_at', { form: 'iso' }),
    refreshTokenExpiresIn: lifetime('refresh_in', { text: true }),
  },
  constants: { ok: true },
  extras: ['data'],
})
const { wire } = AcmeToken
const whole = {
  ok: true,
  ...response,
  data: { expires_in: 60, inner: { scope: ['a'], team: 'fake' } },
  expires_at: '2023-12-14T22:13:20Z',
  refresh_in: '60',
}

const pathsOf = (result: t.Validation<unknown>): readonly string[] =>
  leftOf(result).map(({ context }) =>
    context
      .map(({ key }) => key)
      .filter((key) => key !== '')
      .join('.'),
  )

test('any member may be missing', () => {
  expectTypeOf(wire).toEqualTypeOf<t.Type<Partial<AcmeTokenResponse>, Partial<AcmeTokenResponse>, unknown>>()
  for (const input of [{}, { data: {} }, { data: { inner: {} } }, { ok: true }]) {
    expect(rightOf(wire.decode(input))).toStrictEqual(input)
    expect(wire.is(input)).toBe(true)
  }
})

test('the documented shape is decoded unchanged', () => {
  expect(rightOf(wire.decode(whole))).toStrictEqual(whole)
  expect(wire.is(whole)).toBe(true)
})

test('null is absent, even in containers', () => {
  const input = { ...whole, ok: null, data: { expires_in: null, inner: null, team: null } }
  const { ok: _, ...rest } = whole
  expect(rightOf(wire.decode(input))).toStrictEqual({ ...rest, data: { team: null } })
  expect(rightOf(wire.decode({ ...whole, data: null }))).not.toHaveProperty('data')
  expect(wire.is(input)).toBe(false)
})

describe('another shape is rejected with its path', () => {
  test.each<readonly [object, readonly string[]]>([
    [{ data: 'fake' }, ['data']],
    [{ data: [] }, ['data']],
    [{ data: { inner: 7 } }, ['data.inner']],
    [{ data: { expires_in: '60' } }, ['data.expires_in']],
    [{ data: { expires_in: true, inner: { scope: 'a' } } }, ['data.expires_in', 'data.inner.scope']],
    [{ ok: false }, ['ok']],
    [{ expires_at: 1700000000 }, ['expires_at']],
    [{ expires_at: '2023-12-14' }, ['expires_at']],
    [{ refresh_in: 60 }, ['refresh_in']],
    [{ refresh_in: 'soon' }, ['refresh_in']],
  ])('%j', (members, paths) => {
    expect(pathsOf(wire.decode({ ...whole, ...members }))).toEqual(paths)
    expect(wire.is({ ...whole, ...members })).toBe(false)
  })

  test('without the input in the error', () =>
    expect(
      JSON.stringify(leftOf(wire.decode({ data: { expires_in: 'fake-planted', inner: 'fake-planted' } }))),
    ).not.toContain('planted'))
})

test('unknown members with any name are accepted, even in containers', () => {
  const text = '{"data":{"__proto__":{"a":1},"inner":{"constructor":1,"team":[null]},"toString":1},"__proto__":{"b":1}}'
  const decoded = rightOf(wire.decode(JSON.parse(text)))
  expect(JSON.stringify(decoded)).toBe(text)
  expect(Object.getPrototypeOf(decoded.data)).toBe(Object.prototype)
})

test('a wire type works inside io-ts types', () => {
  const Session = t.type({ answers: t.array(wire) })
  expect(Session.is({ answers: [whole, {}] })).toBe(true)
  const [error] = leftOf(Session.decode({ answers: [whole, { data: { expires_in: '60' } }] }))
  expect(error?.context.map(({ key }) => key)).toEqual(['', 'answers', '1', 'data', 'expires_in'])
})

test.each(rowCodecs)('a response that $id writes matches the wire type', (codec) => {
  const tokens = [
    tokenWith(),
    tokenWith({ expiresIn: 60, issuedAt: 1700000000, scope: ['a'], refreshTokenExpiresIn: 90 }),
    tokenWith({ expiresAt: 1700000000, refreshTokenExpiresAt: 1700086400 }),
  ]
  for (const token of tokens) {
    const value = codec.encode(token)
    expect(codec.wire.is(value)).toBe(true)
    expect(rightOf(codec.wire.decode(value))).toStrictEqual(value)
  }
})
