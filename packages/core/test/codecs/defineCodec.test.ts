import { describe, expect, test } from 'vitest'
import type { TokenCodec } from '../../src/index.js'
import { defineCodec, field, reveal, secret } from '../../src/index.js'
import { leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

interface AcmeTokenResponse {
  token?: string
  kind?: string
  ttl?: number
  permissions?: string
}

/** Codec with comma-separated scope, another spelling of Bearer, and an error shape. */
const AcmeToken: TokenCodec<AcmeTokenResponse> = defineCodec<AcmeTokenResponse>()({
  id: 'acme-inc',
  fields: {
    accessToken: 'token',
    tokenType: 'kind',
    expiresIn: 'ttl',
    scope: field('permissions', {
      read: (value) => (typeof value === 'string' ? value.replaceAll(',', ' ') : value),
      write: (standard) => (typeof standard === 'string' ? standard.replaceAll(' ', ',') : standard),
    }),
  },
  tokenType: 'BEARER',
  errors: [
    {
      marker: 'problem',
      read: ({ problem, text, wait }) =>
        typeof problem === 'string' ? { error: problem, errorDescription: text, retryAfter: wait } : undefined,
    },
  ],
})

const minimal = { token: 'fake-access-token', kind: 'BEARER' }

test('a codec has its id and its table', () => {
  expect(AcmeToken.id).toBe('acme-inc')
  expect(AcmeToken.name).toBe('AcmeIncToken')
  expect(Object.entries(AcmeToken.fields)).toEqual([
    ['accessToken', 'token'],
    ['tokenType', 'kind'],
    ['expiresIn', 'ttl'],
    ['scope', 'permissions'],
  ])
})

describe('a field with another separator', () => {
  test('is read with that separator', () => {
    const { token, notes } = rightOf(AcmeToken.read({ ...minimal, permissions: 'read,write' }))
    expect(token.scope).toEqual(['read', 'write'])
    expect(notes).toEqual([])
  })

  test('is written with that separator', () =>
    expect(AcmeToken.encode(tokenWith({ scope: ['read', 'write'] }))).toEqual({
      ...minimal,
      permissions: 'read,write',
    }))

  test('follows the usual reading rules', () => {
    expect(triplesOf(rightOf(AcmeToken.read({ ...minimal, permissions: 'read,read' })).notes)).toEqual([
      ['ignored', 'repeated-scope', 'scope'],
    ])
    expect(triplesOf(rightOf(AcmeToken.read({ ...minimal, permissions: ['read'] })).notes)).toEqual([
      ['repaired', 'scope-array', 'scope'],
    ])
    expect(triplesOf(rightOf(AcmeToken.read({ ...minimal, permissions: 7 })).notes)).toEqual([
      ['moved', 'not-string', 'scope'],
    ])
  })

  test('drops a value that contains the separator', () => {
    const result = rightOf(AcmeToken.write(tokenWith({ scope: ['read,write', 'openid'] })))
    expect(result.value).toEqual(minimal)
    expect(triplesOf(result.notes)).toEqual([['dropped', 'not-representable', 'scope']])
  })
})

test("only Bearer is written in the vendor's spelling", () => {
  expect(AcmeToken.encode(tokenWith())).toEqual(minimal)
  expect(AcmeToken.encode(tokenWith({ tokenType: 'DPoP' }))).toEqual({ ...minimal, kind: 'DPoP' })
})

describe("a vendor's error shape", () => {
  test('takes precedence over a token', () => {
    const error = leftOf(AcmeToken.read({ ...minimal, problem: 'busy', text: 'Later.', wait: 12 }))
    expect(error).toMatchObject({ _tag: 'OAuthError', source: 'acme-inc', error: 'busy', retryAfter: 12 })
    expect(error._tag === 'OAuthError' && error.errorDescription && reveal(error.errorDescription)).toBe('Later.')
  })

  test('leaves out parts of the wrong type', () => {
    const error = leftOf(AcmeToken.read({ problem: 'busy', text: 1, wait: 'soon' }))
    expect(error).not.toHaveProperty('errorDescription')
    expect(error).not.toHaveProperty('retryAfter')
  })

  test('does not hide the standard shape', () =>
    expect(leftOf(AcmeToken.read({ error: 'invalid_grant' }))).toMatchObject({ error: 'invalid_grant' }))

  test('is not an error if its function returns undefined', () =>
    expect(rightOf(AcmeToken.read({ ...minimal, problem: null })).token.accessToken).toBeDefined())
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

// Definitions are untyped here, as from JavaScript.
const define = (definition: object) => defineCodec<PlainTokenResponse>()(definition as never)

test.each([undefined, 'Bearer', 'bearer'])(
  'a codec with a spelling of Bearer, or without one, writes other types too: %s',
  (tokenType) => {
    const codec = define(
      tokenType === undefined ? { id: 'acme', fields: plainFields } : { id: 'acme', fields: plainFields, tokenType },
    )
    expect(rightOf(codec.write(tokenWith({ tokenType: 'DPoP' }), { onLoss: 'fail' }))).toEqual({
      value: { ...response, token_type: 'DPoP' },
      notes: [],
    })
  },
)

describe("a value for which a vendor's function throws", () => {
  const OtherToken = defineCodec<PlainTokenResponse>()({
    id: 'acme',
    fields: {
      ...plainFields,
      scope: field('scope', {
        read: (value) => (value as string).split(',').join(' '),
        write: (standard) => {
          if (standard === '') throw new Error('nothing to write')
          return (standard as string).replaceAll(' ', ',')
        },
      }),
    },
    errors: [{ marker: 'status', read: ({ status }) => ({ error: (status as { code: string }).code.trim() }) }],
  })

  test('is read by the usual rules', () => {
    expect(triplesOf(rightOf(OtherToken.read({ ...response, scope: 5 })).notes)).toEqual([
      ['moved', 'not-string', 'scope'],
    ])
    expect(OtherToken.wire.is({ scope: 5 })).toBe(false)
  })

  test('is not an error of that shape', () => {
    expect(rightOf(OtherToken.read({ ...response, status: { code: 5 } })).token.extensions).toBeDefined()
    expect(leftOf(OtherToken.read({ ...response, status: { code: 'fake' } }))._tag).toBe('OAuthError')
  })

  test('is not written, with a note', () => {
    const { value, notes } = rightOf(OtherToken.write(tokenWith({ scope: [] })))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'scope']])
  })
})

test('a field is never written as null, because null is read as absent', () => {
  const OtherToken = defineCodec<PlainTokenResponse>()({
    id: 'acme',
    fields: {
      ...plainFields,
      scope: field('scope', {
        read: (value) => (value === null ? '' : value),
        write: (standard) => (standard === '' ? null : standard),
      }),
    },
  })
  const { value, notes } = rightOf(OtherToken.write(tokenWith({ scope: [] })))
  expect(value).toEqual(response)
  expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'scope']])
})

test('an unknown member that would make the response an error is not written', () => {
  const OtherToken = defineCodec<PlainTokenResponse>()({
    id: 'acme',
    fields: plainFields,
    errors: [
      {
        marker: 'code',
        read: ({ code, token_type }) => (token_type === 'Bearer' ? { error: String(code) } : undefined),
      },
    ],
  })
  const token = tokenWith({ extensions: { acme: secret({ code: 1, kept: true }) } })
  const { value, notes } = rightOf(OtherToken.write(token))
  expect(value).toEqual({ ...response, kept: true })
  expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
})

test('null options count as absent', () => {
  const OtherToken = defineCodec<PlainTokenResponse>()({ id: 'acme', fields: plainFields })
  expect(OtherToken.read(response, null as never)._tag).toBe('Right')
  expect(OtherToken.write(tokenWith(), null as never)._tag).toBe('Right')
})
