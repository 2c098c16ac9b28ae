// What a table is refused with, word by word.
import { describe, expect, test } from 'vitest'
import type { TokenCodec } from '../src/index.js'
import { CanonicalToken, camelCased, defineCodec, field, Rfc6749Token } from '../src/index.js'
import { response, rightOf, tokenWith } from './support.js'

const own = (name: string) => field(name, { read: (value) => value, write: (standard) => standard })
const fields = { accessToken: 'access_token', tokenType: 'token_type' }
const marked = (marker: string) => [{ marker, read: () => undefined }]

// As JavaScript would call it.
const define = (definition: object) => defineCodec<object>()(definition as never) as TokenCodec<object>

describe('a table', () => {
  const byWireNames = 'accessToken and tokenType are given by wire names'
  const noSuchName = 'no field has the wire name error or __proto__'

  test.each<readonly [string, object, string]>([
    ['a vendor of two words', { vendor: 'acme inc', fields }, 'the vendor is lower case words with hyphens'],
    ["core's own vendor", { vendor: 'canonical', fields }, "the vendor is another than this package's own"],
    ['a surplus field', { vendor: 'acme', fields: { ...fields, other: 'a' } }, 'every field is a member of a token'],
    [
      'an access token with functions of its own',
      { vendor: 'acme', fields: { ...fields, accessToken: own('access_token') } },
      byWireNames,
    ],
    [
      'a token type with functions of its own',
      { vendor: 'acme', fields: { ...fields, tokenType: own('token_type') } },
      byWireNames,
    ],
    ['no token type', { vendor: 'acme', fields: { accessToken: 'access_token' } }, byWireNames],
    [
      'a wire name twice',
      { vendor: 'acme', fields: { ...fields, scope: own('token_type') } },
      'every field has a wire name of its own',
    ],
    ['the wire name error', { vendor: 'acme', fields: { ...fields, scope: 'error' } }, noSuchName],
    ['the wire name __proto__', { vendor: 'acme', fields: { ...fields, scope: '__proto__' } }, noSuchName],
    [
      'a field for a marker',
      { vendor: 'acme', fields, errors: marked('token_type') },
      'no error form has a field for its marker',
    ],
    [
      'a required member without a field',
      { vendor: 'acme', fields, required: { access_token: true, expires_in: true } },
      'every required member has a field',
    ],
    ['another token type', { vendor: 'acme', fields, tokenType: 'mac' }, 'the token type is a spelling of Bearer'],
  ])('with %s says which rule it breaks', (_, definition, rule) => {
    const { vendor } = definition as { readonly vendor: string }
    expect(() => define(definition)).toThrow(new TypeError(`defineCodec: ${vendor}: expected that ${rule}`))
  })

  test.each(['a', 'a1', 'a-1', 'a-b-c'])('of the vendor "%s" breaks none', (vendor) =>
    expect(define({ vendor, fields, errors: marked('code') }).vendor).toBe(vendor),
  )
})

test.each([undefined, 'Bearer', 'bearer'])(
  'a codec that spells Bearer as text, or not at all, writes other types too: %s',
  (tokenType) => {
    const codec = define(tokenType === undefined ? { vendor: 'acme', fields } : { vendor: 'acme', fields, tokenType })
    expect(rightOf(codec.write(tokenWith({ tokenType: 'DPoP' }), { onLoss: 'fail' }))).toEqual({
      value: { ...response, token_type: 'DPoP' },
      notes: [],
    })
  },
)

test.each<readonly [string, TokenCodec<object>]>([
  ['a copy', Object.assign(Object.create(null), { ...Rfc6749Token })],
  ['the canonical form', CanonicalToken],
])('what camel case cannot be made of says so: %s', (_, codec) =>
  expect(() => camelCased(codec)).toThrow(new TypeError('camelCased: expected a codec that defineCodec made')),
)
