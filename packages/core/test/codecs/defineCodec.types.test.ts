// Tables that must compile and tables that must not. `tsc` checks this file, and fails if an expected error is missing.
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { TokenCodec } from '../../src/index.js'
import { defineCodec, field, lifetime } from '../../src/index.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number | null
  scope?: string
}

const fields = {
  accessToken: 'access_token',
  tokenType: 'token_type',
  expiresIn: 'expires_in',
  scope: 'scope',
} as const

describe('defineCodec', () => {
  const define = defineCodec<AcmeTokenResponse>()

  test('accepts a table that names every member of the response', () =>
    expectTypeOf(define({ id: 'acme', fields })).toEqualTypeOf<TokenCodec<AcmeTokenResponse, never, never>>())

  test('accepts a field instead of a name', () =>
    expectTypeOf(
      define({
        id: 'acme',
        fields: { ...fields, scope: field('scope', { read: (value) => value, write: (standard) => standard }) },
      }),
    ).toEqualTypeOf<TokenCodec<AcmeTokenResponse, never, never>>())

  test('accepts a lifetime instead of a name', () =>
    expectTypeOf(
      define({ id: 'acme', fields: { ...fields, expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }) } }),
    ).toEqualTypeOf<TokenCodec<AcmeTokenResponse, never, never>>())

  test('rejects a misspelled name, and a missing, extra or mistyped member', () => {
    const { scope, ...withoutScope } = fields
    const { accessToken, ...withoutToken } = fields
    const definitions = [
      // @ts-expect-error -- the response has no such member
      () => define({ id: 'acme', fields: { ...fields, scope: 'scopes' } }),
      // @ts-expect-error -- the response has no such member
      () => define({ id: 'acme', fields: { ...fields, scope: field('scopes', { read: String, write: String }) } }),
      // @ts-expect-error -- scope is not covered
      () => define({ id: 'acme', fields: withoutScope }),
      // @ts-expect-error -- an access token is required
      () => define({ id: 'acme', fields: withoutToken }),
      // @ts-expect-error -- a token has no such member
      () => define({ id: 'acme', fields: { ...withoutScope, scopes: 'scope' } }),
      // @ts-expect-error -- the response has no such member
      () => define({ id: 'acme', fields: { ...fields, expiresIn: lifetime('expires', { instantFrom: 1 }) } }),
      // @ts-expect-error -- a scope is not a lifetime
      () => define({ id: 'acme', fields: { ...fields, scope: lifetime('scope', { instantFrom: 1 }) } }),
      // @ts-expect-error -- a lifetime is not a string
      () => define({ id: 'acme', fields: { ...fields, scope: 'expires_in', expiresIn: 'scope' } }),
      // @ts-expect-error -- an id is required
      () => define({ fields }),
    ]
    expect([scope, accessToken, definitions.length]).toEqual(['scope', 'access_token', 9])
  })
})
