import type { AnyTokenCodec, Json, JsonObject } from '../../src/index.js'
import { at, CanonicalToken, defineCodec, field, instant, lifetime, Rfc6749Token, scopes } from '../../src/index.js'
import { jsonSchema } from '../../src/json-schema.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  id_token?: string
  created_at?: number
  scope?: string
  refresh_scope?: string
}

const scope = field('scope', { read: (value) => value, write: (standard) => standard })

export const AcmeToken: AnyTokenCodec = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }),
    idToken: 'id_token',
    issuedAt: 'created_at',
    scope,
    refreshTokenScope: 'refresh_scope',
  },
  tokenType: { only: 'bearer' },
  errors: [
    { marker: 'problem', read: () => undefined },
    { marker: 'error', read: () => undefined },
  ],
})

interface NestedTokenResponse {
  ok?: true
  code?: 0 | '0'
  data?: { access_token?: string; token_type?: string; inner?: { expires_in?: number } }
  info?: { scope?: readonly string[]; team?: string }
}

/** Members in containers, one of them required, and flags of success. */
const NestedToken: AnyTokenCodec = defineCodec<NestedTokenResponse>()({
  id: 'nested',
  fields: {
    accessToken: at('data', 'access_token'),
    tokenType: at('data', 'token_type'),
    expiresIn: at('data', 'inner', 'expires_in'),
    scope: scopes(at('info', 'scope'), { list: true }),
  },
  constants: { ok: true, code: [0, '0'] },
  extras: ['info'],
})

interface TextTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: string
  created_at?: string
  scope?: string
  refresh_expires_in?: string
}

/** Digits as text, words for Bearer, a comma between scope names. */
const TextToken: AnyTokenCodec = defineCodec<TextTokenResponse>()({
  id: 'text',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { text: true, never: 0 }),
    issuedAt: instant('created_at', { form: 'milliseconds', text: true }),
    scope: scopes('scope', { separator: ',' }),
    refreshTokenExpiresIn: lifetime('refresh_expires_in', { text: true, instantFrom: 1_000_000_000 }),
  },
  tokenType: { spelled: ['bot', 'user'] },
})

interface InstantTokenResponse {
  access_token?: string
  expires_at?: string
  created_at?: number
  refresh_expires_at?: number
}

/** Instants, and an implied token type. */
const InstantToken: AnyTokenCodec = defineCodec<InstantTokenResponse>()({
  id: 'instant',
  fields: {
    accessToken: 'access_token',
    expiresAt: instant('expires_at', { form: 'iso' }),
    issuedAt: 'created_at',
    refreshTokenExpiresAt: instant('refresh_expires_at', { form: 'milliseconds' }),
  },
  tokenType: { implied: true },
})

interface UnitTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  refresh_expires_in?: number
}

/** Milliseconds, and a word for a lifetime without end. */
const UnitToken: AnyTokenCodec = defineCodec<UnitTokenResponse>()({
  id: 'unit',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { unit: 'milliseconds', instantFrom: 1_000_000_000, never: -1 }),
    refreshTokenExpiresIn: lifetime('refresh_expires_in', { never: 'never' }),
  },
})

export const codecs: readonly AnyTokenCodec[] = [
  AcmeToken,
  Rfc6749Token,
  CanonicalToken,
  NestedToken,
  TextToken,
  InstantToken,
  UnitToken,
]
export const schema = jsonSchema('urn:example:tokens', codecs)

/** A part of a schema, by the names on the way to it. */
export const partOf = (whole: Json | undefined, ...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((node, name) => (node as JsonObject | undefined)?.[name], whole)
