import { describe, expect, test } from 'vitest'
import { defineCodec, field, secret } from '../src/index.js'
import { leftOf, rightOf, tokenWith, triplesOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
}

const fields = {
  accessToken: 'access_token',
  tokenType: 'token_type',
  expiresIn: 'expires_in',
  scope: 'scope',
} as const

const response = { access_token: 'fake-access-token', token_type: 'Bearer' }

// As JavaScript would call it.
const define = (definition: object) => defineCodec<AcmeTokenResponse>()(definition as never)

test.each(['a', 'a1', 'a-1', 'a-b-c'])('the vendor "%s" breaks no rule', (vendor) =>
  expect(define({ vendor, fields, errors: [{ marker: 'code', read: () => undefined }] }).id).toBe(vendor),
)

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

describe("what a vendor's own functions throw at", () => {
  const AcmeToken = defineCodec<AcmeTokenResponse>()({
    id: 'acme',
    fields: {
      ...fields,
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

  test('is read by the rules of any member', () => {
    expect(leftOf(AcmeToken.read({ ...response, scope: 5 }))).toMatchObject({ _tag: 'Malformed', code: 'not-string' })
    expect(AcmeToken.wire.is({ scope: 5 })).toBe(false)
  })

  test('is no error of the form', () => {
    expect(rightOf(AcmeToken.read({ ...response, status: { code: 5 } })).token.extensions).toBeDefined()
    expect(leftOf(AcmeToken.read({ ...response, status: { code: 'fake' } }))._tag).toBe('OAuthError')
  })

  test('is not written, and noted', () => {
    const { value, notes } = rightOf(AcmeToken.write(tokenWith({ scope: [] })))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'scope']])
  })
})

test('a field is never written as null, which would be read as absent', () => {
  const AcmeToken = defineCodec<AcmeTokenResponse>()({
    id: 'acme',
    fields: {
      ...fields,
      scope: field('scope', {
        read: (value) => (value === null ? '' : value),
        write: (standard) => (standard === '' ? null : standard),
      }),
    },
  })
  const { value, notes } = rightOf(AcmeToken.write(tokenWith({ scope: [] })))
  expect(value).toEqual(response)
  expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'scope']])
})

test('an unknown member that makes an error of the response as a whole is not written', () => {
  const AcmeToken = defineCodec<AcmeTokenResponse>()({
    id: 'acme',
    fields,
    errors: [
      {
        marker: 'code',
        read: ({ code, token_type }) => (token_type === 'Bearer' ? { error: String(code) } : undefined),
      },
    ],
  })
  const token = tokenWith({ extensions: { acme: secret({ code: 1, kept: true }) } })
  const { value, notes } = rightOf(AcmeToken.write(token))
  expect(value).toEqual({ ...response, kept: true })
  expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
})

describe('a repair of lifetimes', () => {
  const repairing = (repair: (seconds: number) => number | undefined) =>
    defineCodec<AcmeTokenResponse>()({
      id: 'acme',
      fields,
      repairs: [
        {
          reason: 'too-long',
          explanation: 'a lifetime of a thousand seconds or more is none',
          member: 'expiresIn',
          applies: (seconds) => seconds >= 1000,
          repair,
        },
      ],
    })

  test.each([
    ['a fraction', 1.5, 'not-whole'],
    ['a negative number', -1, 'negative'],
    ['no number', Number.NaN, 'not-finite'],
  ])('that makes %s of one is Malformed', (_, repaired, code) => {
    const error = leftOf(repairing(() => repaired).read({ ...response, expires_in: 1500 }))
    expect(error).toMatchObject({ _tag: 'Malformed', code })
  })

  test('notes a lifetime that it keeps from being written once, however it was re-based', () => {
    const token = tokenWith({ expiresIn: 5000, issuedAt: 1700000000 })
    const { notes } = rightOf(repairing(() => undefined).write(token, { now: 1700000010 }))
    expect(triplesOf(notes)).toEqual([
      ['dropped', 'too-long', 'expiresIn'],
      ['dropped', 'not-carried', 'issuedAt'],
    ])
  })
})

test('options that are null are as good as none', () => {
  const AcmeToken = defineCodec<AcmeTokenResponse>()({ id: 'acme', fields })
  expect(AcmeToken.read(response, null as never)._tag).toBe('Right')
  expect(AcmeToken.write(tokenWith(), null as never)._tag).toBe('Right')
})
