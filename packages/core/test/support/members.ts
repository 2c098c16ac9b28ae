import { expect } from 'vitest'
import type { Json, Secret, Token } from '../../src/index.js'
import { CanonicalToken, defineCodec, lifetime, Rfc6749Token, secret } from '../../src/index.js'
import { extensionOf, issuesOf, leftOf, response, rightOf, tokenWith, triplesOf } from './index.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  created_at?: number
  scope?: string
  refresh_token?: string
  refresh_expires_in?: number
  refresh_expires_at?: number
  refresh_scope?: string
  id_token?: string
  issued_token_type?: string
  authorization_details?: object[]
}

/** Codec with every optional member, except the access token's expiry time, which a lifetime replaces. */
export const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }),
    issuedAt: 'created_at',
    scope: 'scope',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_expires_in',
    refreshTokenExpiresAt: 'refresh_expires_at',
    refreshTokenScope: 'refresh_scope',
    idToken: 'id_token',
    issuedTokenType: 'issued_token_type',
    authorizationDetails: 'authorization_details',
  },
})

/** The wire names of the optional members. */
export const optionalNames: readonly string[] = Object.values(AcmeToken.fields).slice(2).map(String)

/** A response member, an invalid value for it, and the resulting issue. */
type UnusableRow = readonly [name: string, member: string, value: Json, code: string, actual: string]

const actualOf = (value: Json): string => (Array.isArray(value) ? 'array' : typeof value)

export const unusable = (
  name: string,
  member: string,
  values: readonly (readonly [value: Json, code: string])[],
): readonly UnusableRow[] => values.map(([value, code]) => [name, member, value, code, actualOf(value)])

/** Expects an optional member to be moved, and rejected by strict reading. */
export const expectMoved = (...[name, member, value, code, actual]: UnusableRow): void => {
  const sent = { ...response, [name]: value }
  const { token, notes } = rightOf(AcmeToken.read(sent))
  expect(token).not.toHaveProperty(member)
  expect(extensionOf(token, 'acme#moved')).toEqual({ [name]: value })
  expect(extensionOf(token, 'acme')).toBeUndefined()
  expect(triplesOf(notes)).toEqual([['moved', code, member]])
  expect(JSON.stringify(notes)).not.toContain('lanted')
  expect(AcmeToken.is(token)).toBe(true)

  const back = rightOf(AcmeToken.write(token, { onLoss: 'fail' }))
  expect(JSON.stringify(back.value)).toBe(JSON.stringify(sent))
  expect(back.notes).toEqual([])

  const error = leftOf(AcmeToken.read(sent, { strict: true }))
  expect(error.code).toBe(code)
  expect(issuesOf(error)).toEqual([{ path: [name], actual, code }])
}

/** Expects a response with this member to be rejected with one issue. */
export const expectNotRead = (name: string, value: unknown, code: string, actual: string): void =>
  expect(issuesOf(leftOf(Rfc6749Token.read({ ...response, [name]: value })))).toStrictEqual([
    { path: [name], actual, code },
  ])

/** A secret of any value, even if the type forbids it. */
export const wrapped = (value: unknown): Secret => secret(value) as Secret

/** Expects each codec to reject a token with this member, with one issue. */
export const expectNotWritten = (member: keyof Token, value: unknown, code: string, actual: string): void => {
  const broken: Token = { ...tokenWith(), [member]: value }
  for (const codec of [Rfc6749Token, CanonicalToken]) {
    expect(leftOf(codec.write(broken))).toMatchObject({
      _tag: 'Malformed',
      code,
      issues: [{ path: [member], actual, code }],
    })
    expect(codec.is(broken)).toBe(false)
  }
}
