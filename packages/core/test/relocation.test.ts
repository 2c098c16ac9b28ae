// A known member's place that holds what is not that member.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, convert, defineCodec, Rfc6749Token, secret } from '../src/index.js'
import { extensionOf, leftOf, response, rightOf, tokenWith, triplesOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  id_token?: string | number
  scope?: string
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', idToken: 'id_token', scope: 'scope' },
  repairs: [
    {
      reason: 'numeric-id-token',
      explanation: 'a number is no ID token, and was kept as data',
      member: 'idToken',
      moves: (value) => typeof value === 'number',
    },
  ],
})

const sent = { ...response, id_token: 12 }

test('a member that the codec would move when it reads it is not written, with a note', () => {
  interface OddTokenResponse {
    access_token?: string
    token_type?: string
    created_at?: number
  }
  const OddToken = defineCodec<OddTokenResponse>()({
    id: 'odd',
    fields: { accessToken: 'access_token', tokenType: 'token_type', issuedAt: 'created_at' },
    repairs: [
      {
        reason: 'far-future',
        explanation: 'a time past the year 5138 is none, and was kept as data',
        member: 'issuedAt',
        moves: (value) => typeof value === 'number' && value >= 100_000_000_000,
      },
    ],
  })
  const { value, notes } = rightOf(OddToken.write(tokenWith({ issuedAt: 200_000_000_000 })))
  expect(value).not.toHaveProperty('created_at')
  expect(triplesOf(notes)).toEqual([['dropped', 'far-future', 'issuedAt']])
  expect(rightOf(OddToken.write(tokenWith({ issuedAt: 99 }))).value).toHaveProperty('created_at', 99)
})

describe('what is moved', () => {
  test('is kept as data, never as the member, with a note', () => {
    const { token, notes } = rightOf(AcmeToken.read(sent))
    expect(token).not.toHaveProperty('idToken')
    expect(extensionOf(token, 'acme')).toEqual({ id_token: 12 })
    expect(triplesOf(notes)).toEqual([['moved', 'numeric-id-token', 'idToken']])
    expect(notes[0]?.message).not.toContain('12')
  })

  test('is given back verbatim, without a note', () => {
    const { value, notes } = rightOf(AcmeToken.write(rightOf(AcmeToken.read(sent)).token))
    expect(value).toEqual(sent)
    expect(notes).toEqual([])
  })

  test('stands beside unknown members', () => {
    const { token } = rightOf(AcmeToken.read({ ...sent, tenant: 'fake' }))
    expect(extensionOf(token, 'acme')).toEqual({ id_token: 12, tenant: 'fake' })
    expect(AcmeToken.encode(token)).toEqual({ ...sent, tenant: 'fake' })
  })

  test('survives canonical JSON', () => {
    const canonical = rightOf(convert(AcmeToken, CanonicalToken)(sent)).value
    expect(canonical).toMatchObject({ extensions: { acme: { id_token: 12 } } })
    const back = rightOf(convert(CanonicalToken, AcmeToken)(JSON.parse(JSON.stringify(canonical))))
    expect(back.value).toEqual(sent)
    expect(back.notes).toEqual([])
  })

  test('is dropped with a note where another codec writes, never written as its member', () => {
    const { value, notes } = rightOf(Rfc6749Token.write(rightOf(AcmeToken.read(sent)).token))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'foreign-extension', 'extensions']])
  })

  test('is dropped as a reserved name where the token has the member', () => {
    const token = tokenWith({
      idToken: secret('fake-id-token'),
      extensions: { acme: secret({ id_token: 12, tenant: 1 }) },
    })
    const { value, notes } = rightOf(AcmeToken.write(token))
    expect(value).toEqual({ ...response, id_token: 'fake-id-token', tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('is refused by strict reading', () =>
    expect(leftOf(AcmeToken.read(sent, { strict: true }))).toMatchObject({
      _tag: 'Malformed',
      code: 'numeric-id-token',
      issues: [{ path: ['id_token'] }],
    }))

  test('is of the documented shape', () => {
    expect(AcmeToken.wire.is(sent)).toBe(true)
    expect(rightOf(AcmeToken.wire.decode(sent))).toEqual(sent)
  })
})

describe('what is not moved', () => {
  test('is read as the member', () => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, id_token: 'fake-id-token' }))
    expect(token.idToken).toBeDefined()
    expect(notes).toEqual([])
  })

  test.each([true, ['fake'], { fake: 1 }])('%j is refused, and not of the documented shape', (value) => {
    expect(leftOf(AcmeToken.read({ ...response, id_token: value }))).toMatchObject({ code: 'not-string' })
    expect(AcmeToken.wire.is({ id_token: value })).toBe(false)
  })

  test('null is absent', () =>
    expect(triplesOf(rightOf(AcmeToken.read({ ...response, id_token: null })).notes)).toEqual([
      ['ignored', 'null-member', 'idToken'],
    ]))

  test('a planted text of the same name is never written', () => {
    const { value, notes } = rightOf(
      AcmeToken.write(tokenWith({ extensions: { acme: secret({ id_token: 'fake-planted' }) } })),
    )
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('a number under the name of another member is never written', () => {
    const { value, notes } = rightOf(AcmeToken.write(tokenWith({ extensions: { acme: secret({ scope: 12 }) } })))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})

describe("a vendor's own repair that throws", () => {
  const FragileToken = defineCodec<{
    access_token?: string
    token_type?: string
    id_token?: string
    expires_in?: number
  }>()({
    id: 'fragile',
    fields: { accessToken: 'access_token', tokenType: 'token_type', idToken: 'id_token', expiresIn: 'expires_in' },
    repairs: [
      {
        reason: 'odd-id-token',
        explanation: 'it was kept as data',
        member: 'idToken',
        moves: (value) => (value as string).startsWith('fake-moved'),
      },
      {
        reason: 'odd-lifetime',
        explanation: 'it was kept as data',
        member: 'expiresIn',
        applies: (seconds) => {
          if (seconds === 1) throw new Error(`fake-planted ${seconds}`)
          return seconds === 2
        },
        repair: (seconds) => {
          throw new Error(`fake-planted ${seconds}`)
        },
      },
    ],
  })

  test('does not concern what it throws at', () => {
    expect(leftOf(FragileToken.read({ ...response, id_token: 1 }))).toMatchObject({ code: 'not-string' })
    expect(FragileToken.wire.decode({ ...response, id_token: 1 })._tag).toBe('Left')
    const { token, notes } = rightOf(FragileToken.read({ ...response, expires_in: 1 }))
    expect([token.expiresIn, notes]).toEqual([1, []])
    expect(rightOf(FragileToken.write(token)).value).toMatchObject({ expires_in: 1 })
  })

  test('knows no lifetime where it throws at one', () => {
    const { token, notes } = rightOf(FragileToken.read({ ...response, expires_in: 2 }))
    expect(extensionOf(token, 'fragile')).toEqual({ expires_in: 2 })
    expect(triplesOf(notes)).toEqual([['moved', 'odd-lifetime', 'expiresIn']])
  })
})
