import { describe, expect, test } from 'vitest'
import type { TokenCodec } from '../src/index.js'
import { defineCodec, field } from '../src/index.js'
import { leftOf, rightOf, tokenWith, triplesOf } from './support.js'

interface AcmeTokenResponse {
  token?: string
  kind?: string
  ttl?: number
  permissions?: string
}

/** A vendor that separates scope names by commas, spells Bearer its own way and has an error body of its own. */
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
  repairs: [
    {
      reason: 'milliseconds',
      explanation: 'a lifetime of a million or more is taken for milliseconds',
      member: 'expiresIn',
      applies: (seconds) => seconds >= 1_000_000,
      repair: (seconds) => Math.floor(seconds / 1000),
    },
  ],
})

const minimal = { token: 'fake-access-token', kind: 'BEARER' }

test('the codec shows its id and its table', () => {
  expect(AcmeToken.id).toBe('acme-inc')
  expect(AcmeToken.name).toBe('AcmeIncToken')
  expect(Object.entries(AcmeToken.fields)).toEqual([
    ['accessToken', 'token'],
    ['tokenType', 'kind'],
    ['expiresIn', 'ttl'],
    ['scope', 'permissions'],
  ])
})

describe('a field with a separator of its own', () => {
  test('is read by it', () => {
    const { token, notes } = rightOf(AcmeToken.read({ ...minimal, permissions: 'read,write' }))
    expect(token.scope).toEqual(['read', 'write'])
    expect(notes).toEqual([])
  })

  test('is written by it', () =>
    expect(AcmeToken.encode(tokenWith({ scope: ['read', 'write'] }))).toEqual({
      ...minimal,
      permissions: 'read,write',
    }))

  test('goes by the reading rules like any other', () => {
    expect(triplesOf(rightOf(AcmeToken.read({ ...minimal, permissions: 'read,read' })).notes)).toEqual([
      ['ignored', 'repeated-scope', 'scope'],
    ])
    expect(triplesOf(rightOf(AcmeToken.read({ ...minimal, permissions: ['read'] })).notes)).toEqual([
      ['repaired', 'scope-array', 'scope'],
    ])
    expect(leftOf(AcmeToken.read({ ...minimal, permissions: 7 }))).toMatchObject({ _tag: 'Malformed' })
  })

  test('drops a value that its separator cannot hold', () => {
    const result = rightOf(AcmeToken.write(tokenWith({ scope: ['read,write', 'openid'] })))
    expect(result.value).toEqual(minimal)
    expect(triplesOf(result.notes)).toEqual([['dropped', 'not-representable', 'scope']])
  })
})

test('Bearer is written as the vendor spells it, and no other type', () => {
  expect(AcmeToken.encode(tokenWith())).toEqual(minimal)
  expect(AcmeToken.encode(tokenWith({ tokenType: 'DPoP' }))).toEqual({ ...minimal, kind: 'DPoP' })
})

describe("a vendor's own error body", () => {
  test('is read beside a token', () =>
    expect(leftOf(AcmeToken.read({ ...minimal, problem: 'busy', text: 'Later.', wait: 12 }))).toMatchObject({
      _tag: 'OAuthError',
      vendor: 'acme-inc',
      error: 'busy',
      errorDescription: 'Later.',
      retryAfter: 12,
    }))

  test('leaves out what is not of the named type', () => {
    const error = leftOf(AcmeToken.read({ problem: 'busy', text: 1, wait: '12' }))
    expect(error).not.toHaveProperty('errorDescription')
    expect(error).not.toHaveProperty('retryAfter')
  })

  test('does not hide the standard one', () =>
    expect(leftOf(AcmeToken.read({ error: 'invalid_grant' }))).toMatchObject({ error: 'invalid_grant' }))

  test('is no error where its reader says so', () =>
    expect(rightOf(AcmeToken.read({ ...minimal, problem: null })).token.accessToken).toBeDefined())
})

describe('a repair of its own', () => {
  test('is reported under its own reason', () => {
    const { token, notes } = rightOf(AcmeToken.read({ ...minimal, ttl: 3_600_000 }))
    expect(token.expiresIn).toBe(3600)
    expect(triplesOf(notes)).toEqual([['repaired', 'milliseconds', 'expiresIn']])
    expect(leftOf(AcmeToken.read({ ...minimal, ttl: 3_600_000 }, { strict: true }))).toMatchObject({
      code: 'milliseconds',
    })
  })

  test('keeps what it applies to from being written', () => {
    const result = rightOf(AcmeToken.write(tokenWith({ expiresIn: 3_600_000 })))
    expect(result.value).toEqual(minimal)
    expect(triplesOf(result.notes)).toEqual([['dropped', 'milliseconds', 'expiresIn']])
  })
})

describe('a definition that is none', () => {
  const fields = { accessToken: 'token', tokenType: 'kind' } as const

  test.each(['', 'Acme', 'acme_inc', 'acme inc', '-acme', 'acme-', '1acme', '__proto__'])(
    'throws for the vendor "%s"',
    (vendor) =>
      expect(() => defineCodec<{ token?: string; kind?: string }>()({ id: vendor, fields })).toThrow(TypeError),
  )

  test('throws where two fields have the same wire name', () =>
    expect(() =>
      defineCodec<{ token?: string; kind?: string }>()({ id: 'acme', fields: { ...fields, scope: 'kind' } }),
    ).toThrow(TypeError))

  test('throws where a field is called error', () =>
    expect(() =>
      defineCodec<{ error?: string; kind?: string }>()({
        id: 'acme',
        fields: { accessToken: 'error', tokenType: 'kind' },
      }),
    ).toThrow(TypeError))
})
