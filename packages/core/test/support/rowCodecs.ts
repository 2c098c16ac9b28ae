import type { AnyTokenCodec } from '../../src/index.js'
import { at, defineCodec, instant, lifetime, scopes } from '../../src/index.js'

interface NestedTokenResponse {
  ok?: true
  code?: 0 | '0'
  data?: { access_token?: string; token_type?: string; inner?: { expires_in?: number } }
  info?: { scope?: readonly string[]; team?: string }
}

/** Nested members, one of them required, and success flags. */
export const NestedToken: AnyTokenCodec = defineCodec<NestedTokenResponse>()({
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

/** Numbers as strings, other words for Bearer, and comma-separated scope. */
export const TextToken: AnyTokenCodec = defineCodec<TextTokenResponse>()({
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
export const InstantToken: AnyTokenCodec = defineCodec<InstantTokenResponse>()({
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

/** Milliseconds, and a value for lifetimes that never end. */
const UnitToken: AnyTokenCodec = defineCodec<UnitTokenResponse>()({
  id: 'unit',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { unit: 'milliseconds', instantFrom: 1_000_000_000, never: -1 }),
    refreshTokenExpiresIn: lifetime('refresh_expires_in', { never: 'never' }),
  },
})

interface TwiceTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  expires_at?: number
  refresh_expires_in?: number
}

/** A lifetime with its expiry time, and a lifetime for the refresh token. */
export const TwiceToken: AnyTokenCodec = defineCodec<TwiceTokenResponse>()({
  id: 'twice',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    expiresAt: 'expires_at',
    refreshTokenExpiresIn: 'refresh_expires_in',
  },
})

interface MixedTokenResponse {
  access_token?: string
  token_type?: string
  expires_at?: number
  refresh_expires_in?: number
}

/** An expiry time, and a lifetime for the refresh token, without an issue time. */
export const MixedToken: AnyTokenCodec = defineCodec<MixedTokenResponse>()({
  id: 'mixed',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresAt: 'expires_at',
    refreshTokenExpiresIn: 'refresh_expires_in',
  },
})

/** Codecs that cover every kind of row. */
export const rowCodecs: readonly AnyTokenCodec[] = [
  NestedToken,
  TextToken,
  InstantToken,
  UnitToken,
  TwiceToken,
  MixedToken,
]
