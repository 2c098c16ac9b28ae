// Codecs write back the extension data that they read.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, JsonObject, Token } from '../../../src/index.js'
import { at, CanonicalToken, defineCodec, errorAt, secret } from '../../../src/index.js'
import { deepFreeze, extension, leftOf, response, rightOf, tokenWith, triplesOf } from '../../support/index.js'

interface FlatTokenResponse {
  access_token?: string
  token_type?: string
  ok?: true
  expires_in?: number
}
const fields = { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' } as const

const FlatToken = defineCodec<FlatTokenResponse>()({
  id: 'acme',
  fields,
  constants: { ok: true },
  errors: [errorAt({ code: 'fault' }), errorAt({ code: at('problems', 0, 'code') })],
})
const NestedToken = defineCodec<FlatTokenResponse & { data?: { scope?: string } }>()({
  id: 'acme',
  fields: { ...fields, scope: at('data', 'scope') },
  constants: { ok: true },
  errors: [
    errorAt({ code: 'fault' }),
    errorAt({ code: at('problems', 0, 'code') }),
    errorAt({ code: at('data', 'code') }),
  ],
})
const codecs: readonly AnyTokenCodec[] = [FlatToken, NestedToken]
const smallest = { ok: true, ...response }
const reserved = [['dropped', 'reserved-name', 'extensions']]

const writtenBy = (codec: AnyTokenCodec, members: JsonObject, token: Partial<Token> = {}) => {
  const { value, notes } = rightOf(codec.write(tokenWith({ ...token, extensions: extension('acme', members) })))
  return { value: value as object, notes: triplesOf(notes) }
}

describe('an unknown member', () => {
  test.each<JsonObject>([
    { tenant: 1 },
    { 'data.scope': 'fake' },
    { 'data,scope': 'fake' },
    { constructor: 1, toString: null, hasOwnProperty: {} },
    JSON.parse('{"__proto__":{"expires_in":5},"tenant":{"__proto__":1}}'),
    { fault: 0 },
    { problems: [] },
    { problems: [{ code: null }], tenant: [{ error: 'x' }] },
  ])('is written back unchanged: %j', (members) => {
    for (const codec of codecs) {
      const { value, notes } = writtenBy(codec, members)
      const texts = [smallest, members].map((part) => JSON.stringify(part).slice(1, -1))
      expect(JSON.stringify(value)).toBe(`{${texts.join(',')}}`)
      expect(notes).toEqual([])
    }
  })

  test.each<readonly [string, JsonObject]>([
    ['a member of the table', { expires_in: 5 }],
    ['a required member', { access_token: 'fake-planted' }],
    ['a constant', { ok: false }],
    ['an error', { error: 'busy' }],
    ['an empty error', { error: null }],
    ["an error shape's code", { fault: 'busy' }],
    ["an error shape's path", { problems: [{ code: 7 }] }],
  ])('is not written if it is %s', (_, members) => {
    for (const codec of codecs) {
      expect(writtenBy(codec, { ...members, tenant: 1 })).toEqual({
        value: { ...smallest, tenant: 1 },
        notes: reserved,
      })
      expect(leftOf(codec.write(tokenWith({ extensions: extension('acme', members) }), { onLoss: 'fail' }))._tag).toBe(
        'Lossy',
      )
    }
  })

  test('in a container that would be an error is dropped with the container', () => {
    const { value, notes } = writtenBy(NestedToken, { data: { code: 7, team: 1 }, tenant: 1 }, { scope: ['a'] })
    expect(value).toEqual({ ...smallest, data: { scope: 'a' }, tenant: 1 })
    expect(notes).toEqual(reserved)
  })

  test('that is an error only together with another one is not written with it', () => {
    const codec = defineCodec<FlatTokenResponse>()({
      id: 'acme',
      fields,
      constants: { ok: true },
      errors: [
        { marker: 'one', read: ({ one, other }) => (other === undefined ? undefined : { error: one }) },
        { marker: 'other', read: ({ one, other }) => (one === undefined ? undefined : { error: other }) },
      ],
    })
    const { value, notes } = writtenBy(codec, { one: 'a', other: 'b', tenant: 1 })
    expect(codec.read(value)._tag).toBe('Right')
    expect(Object.keys(value)).toHaveLength(5)
    expect(notes).toEqual(reserved)
  })
})

test('the data of other codecs has a single note', () => {
  const extensions = { one: secret({ a: 1 }), two: secret({ b: 1 }), 'one#moved': secret({ c: 1 }) }
  for (const codec of codecs) {
    const { value, notes } = rightOf(codec.write(tokenWith({ extensions })))
    expect(value).toEqual(smallest)
    expect(triplesOf(notes)).toEqual([['dropped', 'foreign-extension', 'extensions']])
  }
})

test('canonical JSON contains all extensions, and its own as members', () => {
  const extensions = {
    acme: secret({ a: 1 }),
    'acme#moved': secret({ b: 1 }),
    canonical: secret({ later: 1 }),
    'canonical#moved': secret({ expiresIn: 'soon' }),
  }
  const { value, notes } = rightOf(CanonicalToken.write(tokenWith({ extensions })))
  expect(value).toEqual({
    v: 1,
    accessToken: 'fake-access-token',
    tokenType: 'Bearer',
    expiresIn: 'soon',
    later: 1,
    extensions: { acme: { a: 1 }, 'acme#moved': { b: 1 } },
  })
  expect(notes).toEqual([])
})

test('writing changes neither the token nor its extensions', () => {
  const members = deepFreeze({ data: { team: { a: [1] } }, fault: 'busy', expires_in: 5, tenant: { b: 1 } })
  const token = deepFreeze(tokenWith({ scope: ['a'], extensions: extension('acme', members) }))
  const before = JSON.stringify(members)
  const first = NestedToken.write(token)
  expect(NestedToken.write(token)).toEqual(first)
  expect(JSON.stringify(members)).toBe(before)
  Object.assign(Object(rightOf(first).value.data), { team: 'changed' })
  expect(JSON.stringify(members)).toBe(before)
})
