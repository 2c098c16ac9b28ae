import { describe, expect, test } from 'vitest'
import { defineCodec, field } from '../../src/index.js'

describe('a definition that breaks a rule', () => {
  const fields = { accessToken: 'token', tokenType: 'kind' } as const

  test.each(['', 'Acme', 'acme_inc', 'acme inc', '-acme', 'acme-', '1acme', '__proto__'])(
    'throws for the id "%s"',
    (id) => expect(() => defineCodec<{ token?: string; kind?: string }>()({ id, fields })).toThrow(TypeError),
  )

  test.each<readonly [string, object]>([
    ['the id of canonical JSON', { id: 'canonical', fields }],
    ['two fields of one wire name', { id: 'acme', fields: { ...fields, scope: 'kind' } }],
    ['a field called error', { id: 'acme', fields: { ...fields, scope: 'error' } }],
    ['a field called __proto__', { id: 'acme', fields: { ...fields, scope: '__proto__' } }],
    ['a field that is not a member of a token', { id: 'acme', fields: { ...fields, scopes: 'scope' } }],
    ['no access token', { id: 'acme', fields: { tokenType: 'kind' } }],
    ['no token type', { id: 'acme', fields: { accessToken: 'token' } }],
    [
      'an access token by functions',
      { id: 'acme', fields: { ...fields, accessToken: field('token', { read: String, write: String }) } },
    ],
    ['an error shape with a field for its marker', { id: 'acme', fields, errors: [{ marker: 'kind', read: String }] }],
    ['a token type that is not Bearer', { id: 'acme', fields, tokenType: 'DPoP' }],
    ['an only token type that is not Bearer', { id: 'acme', fields, tokenType: { only: 'mac' } }],
  ])('throws for %s', (_, definition) =>
    expect(() => defineCodec<{ token?: string; kind?: string }>()(definition as never)).toThrow(TypeError),
  )
})

interface PlainTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
}

const plainFields = {
  accessToken: 'access_token',
  tokenType: 'token_type',
  expiresIn: 'expires_in',
  scope: 'scope',
} as const

// As JavaScript would call it.
const define = (definition: object) => defineCodec<PlainTokenResponse>()(definition as never)

test.each(['a', 'a1', 'a-1', 'a-b-c'])('the id "%s" breaks no rule', (id) =>
  expect(define({ id, fields: plainFields, errors: [{ marker: 'code', read: () => undefined }] }).id).toBe(id),
)
