import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/index.js'
import { CanonicalToken, Rfc6749Token, reveal, secret } from '../../src/index.js'
import { extension, extensionOf, leftOf, nested, rightOf, tokenWith, triplesOf } from '../support/index.js'

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('extensions', () => {
  test('of other codecs are kept, and can be read back by those codecs', () => {
    const response = { access_token: 'fake-access-token', token_type: 'Bearer', tenant: { id: 'fake' } }
    const token = rightOf(Rfc6749Token.decode(response))
    const json = CanonicalToken.encode(token)
    expect(json.extensions).toEqual({ rfc6749: { tenant: { id: 'fake' } } })
    expect(Rfc6749Token.encode(rightOf(CanonicalToken.decode(through(json))))).toEqual(response)
  })

  test.each([
    '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","extensions":{"__proto__":{"a":1},"constructor":{"b":2}}}',
    '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","extensions":{"fake":{"__proto__":{"a":1},"constructor":2}}}',
    '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","__proto__":{"a":1},"constructor":2}',
  ])('named like Object.prototype members are data: %s', (text) => {
    const token = rightOf(CanonicalToken.decode(JSON.parse(text)))
    expect(JSON.stringify(CanonicalToken.encode(token))).toBe(text)
    expect(Object.getPrototypeOf(token)).toBe(Object.prototype)
    expect('a' in {}).toBe(false)
  })

  test.each([
    ['bytes', new Uint8Array(2)],
    ['a proxy that throws', new Proxy({}, { ownKeys: () => [].at(-1) as never })],
  ])('of a codec that are %s are dropped with a note', (_, broken) => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions: { fake: broken, other: { a: 1 } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['other'])
    expect(triplesOf(notes)).toEqual([['ignored', 'not-object', 'extensions']])
  })

  test('of a codec are read up to a million values, with a note', () => {
    const fake = { all: new Array(999_990).fill(0), more: new Array(20).fill(0) }
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions: { fake } }))
    expect(Object.keys(reveal(token.extensions?.fake ?? secret({})))).toEqual(['all'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test.each([1, 'fake', null, []])('of a codec that are not an object are dropped with a note: %j', (broken) => {
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions: { fake: broken, other: { a: 1 } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['other'])
    expect(triplesOf(notes)).toEqual([['ignored', 'not-object', 'extensions']])
  })

  test.each(['v', 'extensions', 'accessToken', 'tokenType', 'error'])(
    'of canonical JSON are never written as %s',
    (name) => {
      const token = tokenWith({ extensions: extension('canonical', { [name]: 'fake-planted', kept: 1 }) })
      const { value, notes } = rightOf(CanonicalToken.write(token))
      expect(value).toEqual({ ...minimal, kept: 1 })
      expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
    },
  )

  test.each([{ fake: undefined }, { fake: {} }, { canonical: {} }, { 'canonical#moved': {} }, {}])(
    'without members are absent, without a note: %j',
    (extensions) => {
      const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions }))
      expect(token).not.toHaveProperty('extensions')
      expect(notes).toEqual([])
    },
  )

  test.each(['canonical', 'canonical#moved'])('under a reserved id are dropped with a note: %s', (id) => {
    const extensions = { [id]: { a: 1 }, fake: { b: 2 } }
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, extensions }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['fake'])
    expect(triplesOf(notes)).toEqual([['ignored', 'reserved-name', 'extensions']])
  })

  test('of canonical JSON are kept next to those of other codecs', () => {
    const token = rightOf(CanonicalToken.decode({ ...minimal, added: 1, extensions: { fake: { a: 1 } } }))
    expect(extensionOf(token, 'canonical')).toEqual({ added: 1 })
    expect(extensionOf(token, 'fake')).toEqual({ a: 1 })
  })
})

test('values of two codecs that are not JSON have a single note', () => {
  const extensions = { fake: { a: () => 1 }, other: { a: () => 1 } }
  expect(triplesOf(rightOf(CanonicalToken.read({ ...minimal, b: () => 1, extensions })).notes)).toEqual([
    ['ignored', 'not-json', 'extensions'],
  ])
})

describe('in canonical JSON', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

  test.each<readonly [string, Json, string]>([
    ['expiresIn', '1h', 'not-digits'],
    ['issuedAt', -1, 'negative'],
    ['scope', 'a b', 'not-strings'],
    ['scope', ['a', 'b c'], 'bad-character'],
    ['refreshTokenScope', ['a', ''], 'bad-character'],
    ['refreshToken', 1, 'not-string'],
    ['authorizationDetails', {}, 'not-array'],
  ])('%s of %j is moved and written back', (member, value, code) => {
    const stored = { ...minimal, [member]: value }
    const { token, notes } = rightOf(CanonicalToken.read(stored))
    expect(extensionOf(token, 'canonical#moved')).toEqual({ [member]: value })
    expect(triplesOf(notes)).toEqual([['moved', code, member]])
    expect(CanonicalToken.encode(token)).toEqual(stored)
    expect(leftOf(CanonicalToken.read(stored, { strict: true })).code).toBe(code)
  })

  test.each<Json>([1, true, 'fake', [], [{ fake: { a: 1 } }]])(
    'extensions that are not an object are moved and written back: %j',
    (extensions) => {
      const stored = { ...minimal, extensions }
      const { token, notes } = rightOf(CanonicalToken.read(stored))
      expect(extensionOf(token, 'canonical#moved')).toEqual({ extensions })
      expect(triplesOf(notes)).toEqual([['moved', 'not-object', 'extensions']])
      const back = rightOf(CanonicalToken.write(token))
      expect(back).toEqual({ value: stored, notes: [] })
      expect(leftOf(CanonicalToken.read(stored, { strict: true })).code).toBe('not-object')
    },
  )

  test('moved extensions that are not an object are dropped if the token has extensions', () => {
    const token = tokenWith({
      extensions: { ...extension('canonical#moved', { extensions: 1 }), ...extension('fake', { a: 1 }) },
    })
    const { value, notes } = rightOf(CanonicalToken.write(token))
    expect(value).toEqual({ ...minimal, extensions: { fake: { a: 1 } } })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('an unusable member does not affect the notes about others', () => {
    const { notes } = rightOf(CanonicalToken.read({ ...minimal, extensions: 1, deep: nested(501) }))
    expect(triplesOf(notes)).toEqual([
      ['moved', 'not-object', 'extensions'],
      ['ignored', 'too-deep', 'extensions'],
    ])
  })

  test('a moved value cannot add extensions', () => {
    const token = tokenWith({ extensions: extension('canonical#moved', { extensions: { fake: { a: 1 } } }) })
    expect(rightOf(CanonicalToken.write(token)).value).toEqual(minimal)
  })
})
