import { describe, expect, expectTypeOf, test } from 'vitest'
import type { CamelCase, CamelCased, Rfc6749TokenResponse, TokenCodec } from '../src/index.js'
import { CanonicalToken, camelCased, convert, defineCodec, field, Rfc6749Token, secret } from '../src/index.js'
import { extensionOf, fullToken, leftOf, rightOf, tokenWith, triplesOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number | null
  refresh_token_scope?: string
  id_token?: string | number
  scope?: string
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshTokenScope: 'refresh_token_scope',
    idToken: 'id_token',
    scope: field('scope', {
      read: (value) => (typeof value === 'string' ? value.replaceAll(',', ' ') : value),
      write: (standard) => (typeof standard === 'string' ? standard.replaceAll(' ', ',') : standard),
    }),
  },
  tokenType: { only: 'bearer' },
  errors: [
    {
      marker: 'problem_code',
      read: ({ problem_code, problem_text, retry_after }) =>
        typeof problem_code === 'string'
          ? { error: problem_code, errorDescription: problem_text, retryAfter: retry_after }
          : undefined,
    },
  ],
  repairs: [
    {
      reason: 'milliseconds',
      explanation: 'a lifetime of a million or more is taken for milliseconds',
      member: 'expiresIn',
      applies: (seconds) => seconds >= 1_000_000,
      repair: (seconds) => Math.floor(seconds / 1000),
    },
    {
      reason: 'numeric-id-token',
      explanation: 'a number is no ID token, and was kept as data',
      member: 'idToken',
      moves: (value) => typeof value === 'number',
    },
  ],
})

const AcmeSdkToken = camelCased(AcmeToken)

const minimal = { accessToken: 'fake-access-token', tokenType: 'bearer' }

describe('names', () => {
  test('the vendor and the name say that it is the shape of an SDK', () => {
    expect(AcmeSdkToken.id).toBe('acme-sdk')
    expect(AcmeSdkToken.name).toBe('AcmeSdkToken')
    expect(camelCased(Rfc6749Token).id).toBe('rfc6749-sdk')
  })

  test('the members are those of the table, in its order, in camel case', () =>
    expect(Object.entries(AcmeSdkToken.fields)).toEqual([
      ['accessToken', 'accessToken'],
      ['tokenType', 'tokenType'],
      ['expiresIn', 'expiresIn'],
      ['refreshTokenScope', 'refreshTokenScope'],
      ['idToken', 'idToken'],
      ['scope', 'scope'],
    ]))

  test('the codec that it is made from stays as it is', () => {
    expect(AcmeToken.id).toBe('acme')
    expect(AcmeToken.fields).toHaveProperty('refreshTokenScope', 'refresh_token_scope')
    expect(rightOf(AcmeToken.read({ access_token: 'fake-a', token_type: 'bearer' })).notes).toEqual([])
  })

  test('every member of a standard response goes through and back', () => {
    const { extensions, ...members } = fullToken
    const codec = camelCased(Rfc6749Token)
    const { value, notes } = rightOf(codec.write(members))
    expect(extensions).toBeDefined()
    expect(triplesOf(notes)).toEqual(triplesOf(rightOf(Rfc6749Token.write(members)).notes))
    expect(Object.keys(value).filter((name) => name.includes('_'))).toEqual([])
    expect(rightOf(convert(codec, Rfc6749Token)(JSON.parse(JSON.stringify(value)))).value).toEqual(
      Rfc6749Token.encode(members),
    )
  })

  test('a member under its wire name is an unknown one', () => {
    const { token, notes } = rightOf(AcmeSdkToken.read({ ...minimal, expires_in: '1h', access_token: 'fake-other' }))
    expect(notes).toEqual([])
    expect(token.expiresIn).toBeUndefined()
    expect(extensionOf(token, 'acme-sdk')).toEqual({ expires_in: '1h', access_token: 'fake-other' })
    expect(AcmeSdkToken.encode(token)).toEqual({ ...minimal, expires_in: '1h', access_token: 'fake-other' })
  })

  test('an issue names the member as the SDK does', () => {
    const error = leftOf(AcmeSdkToken.read({ tokenType: 'bearer', expiresIn: '1h' }))
    expect(error._tag === 'Malformed' && error.issues.map(({ path, code }) => [...path, code])).toEqual([
      ['accessToken', 'missing'],
      ['expiresIn', 'not-digits'],
    ])
    expect(error.source).toBe('acme-sdk')
  })

  test('the extensions of the codec that it is made from are foreign to it', () => {
    const { value, notes } = rightOf(AcmeSdkToken.write(tokenWith({ extensions: { acme: secret({ tenant: 1 }) } })))
    expect(value).toEqual(minimal)
    expect(triplesOf(notes)).toEqual([['dropped', 'foreign-extension', 'extensions']])
  })
})

describe('types', () => {
  test('are those of the response, under names in camel case', () => {
    expectTypeOf(AcmeSdkToken).toEqualTypeOf<TokenCodec<CamelCased<AcmeTokenResponse>>>()
    expectTypeOf<CamelCased<AcmeTokenResponse>>().toEqualTypeOf<{
      accessToken?: string
      tokenType?: string
      expiresIn?: number | null
      refreshTokenScope?: string
      idToken?: string | number
      scope?: string
    }>()
    expectTypeOf<keyof CamelCased<Rfc6749TokenResponse>>().toExtend<CamelCase<keyof Rfc6749TokenResponse>>()
  })

  test('a name is taken apart at every underscore', () => {
    expectTypeOf<CamelCase<'refresh_token_scope'>>().toEqualTypeOf<'refreshTokenScope'>()
    expectTypeOf<CamelCase<'scope'>>().toEqualTypeOf<'scope'>()
  })

  test('a member of another type, and a name of the wire, are refused', () => {
    const mistakes = [
      // @ts-expect-error -- a lifetime is a number
      (): TokenCodec<{ expiresIn?: string }> => AcmeSdkToken,
      // @ts-expect-error -- the response has no such member
      (value: CamelCased<AcmeTokenResponse>) => value.refresh_token_scope,
    ]
    expect(mistakes).toHaveLength(2)
  })
})

describe('errors', () => {
  test("are read in camel case, RFC 6749's", () =>
    expect(
      leftOf(
        AcmeSdkToken.read({
          ...minimal,
          error: 'invalid_grant',
          errorDescription: 'Fake.',
          errorUri: 'https://acme.example',
        }),
      ),
    ).toMatchObject({
      _tag: 'OAuthError',
      vendor: 'acme-sdk',
      error: 'invalid_grant',
      errorDescription: 'Fake.',
      errorUri: 'https://acme.example',
    }))

  test("are read in camel case, the vendor's own", () =>
    expect(
      leftOf(AcmeSdkToken.read({ ...minimal, problemCode: 'busy', problemText: 'Later.', retryAfter: 12 })),
    ).toMatchObject({ _tag: 'OAuthError', error: 'busy', errorDescription: 'Later.', retryAfter: 12 }))

  test('are read without a description', () => {
    const error = leftOf(AcmeSdkToken.read({ error: 'invalid_grant', errorDescription: 1 }))
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant' })
    expect(error).not.toHaveProperty('errorDescription')
  })

  test('never show a token that the description repeats', () => {
    const body = { accessToken: 'fake-secret-token', error: 'invalid_grant', errorDescription: 'No fake-secret-token.' }
    expect(JSON.stringify(leftOf(AcmeSdkToken.read(body)))).not.toContain('fake-secret-token')
  })

  test.each([null, '', false])('%j as error is none', (error) =>
    expect(triplesOf(rightOf(AcmeSdkToken.read({ ...minimal, error })).notes)).toEqual([
      ['ignored', 'no-error', 'error'],
    ]),
  )
})

describe('what the codec that it is made from has of its own', () => {
  test('repairs are kept', () => {
    expect(AcmeSdkToken.repairs).toEqual(AcmeToken.repairs)
    const { token, notes } = rightOf(AcmeSdkToken.read({ ...minimal, expiresIn: 3_600_000, idToken: 5 }))
    expect(token.expiresIn).toBe(3600)
    expect(extensionOf(token, 'acme-sdk')).toEqual({ idToken: 5 })
    expect(triplesOf(notes)).toEqual(
      expect.arrayContaining([
        ['repaired', 'milliseconds', 'expiresIn'],
        ['moved', 'numeric-id-token', 'idToken'],
      ]),
    )
    expect(notes).toHaveLength(2)
    expect(AcmeSdkToken.encode(token)).toEqual({ ...minimal, expiresIn: 3600, idToken: 5 })
  })

  test('a field read and written in its own way is kept', () => {
    const { token } = rightOf(AcmeSdkToken.read({ ...minimal, scope: 'read,write' }))
    expect(token.scope).toEqual(['read', 'write'])
    expect(AcmeSdkToken.encode(token)).toHaveProperty('scope', 'read,write')
  })

  test('its spelling of Bearer, and that it holds no other type, are kept', () => {
    expect(AcmeSdkToken.encode(tokenWith())).toEqual(minimal)
    expect(leftOf(AcmeSdkToken.write(tokenWith({ tokenType: 'DPoP' })))._tag).toBe('Lossy')
    expect(AcmeSdkToken.wire.is({ tokenType: 'DPoP' })).toBe(false)
  })

  test('the documented shape is that of the SDK', () => {
    expect(AcmeSdkToken.wire.is({ tokenType: 'bearer', expiresIn: 3600 })).toBe(true)
    expect(AcmeSdkToken.wire.is({ expiresIn: '3600' })).toBe(false)
  })
})

describe('a codec that defineCodec did not make', () => {
  test('throws for one that is written by hand, and for a copy', () => {
    const foreign: TokenCodec<AcmeTokenResponse> = Object.assign(Object.create(null), { ...AcmeToken })
    expect(() => camelCased(foreign)).toThrow(TypeError)
  })

  test('throws for the canonical form, whose names are its own', () =>
    expect(() => camelCased(CanonicalToken)).toThrow(TypeError))
})
