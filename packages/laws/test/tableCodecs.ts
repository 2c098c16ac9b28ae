// Correct codecs that together use every row type.
import type { AnyTokenCodec } from '@token-codecs/core'
import { at, defineCodec, errorAt, field, instant, lifetime, scopes } from '@token-codecs/core'

const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const

const define = (id: string, definition: object): AnyTokenCodec =>
  defineCodec<object>()({ id, ...definition } as never) as AnyTokenCodec

/** Nested members, success flags, extras and a comma-separated scope. */
export const NestedToken: AnyTokenCodec = define('nested', {
  fields: {
    accessToken: at('data', 'token', 'access_token'),
    tokenType: at('data', 'token_type'),
    expiresAt: instant(at('data', 'expires_at'), { form: 'iso' }),
    scope: scopes(at('data', 'scope'), { separator: ',' }),
    refreshToken: at('refresh', 'token'),
    refreshTokenExpiresIn: lifetime(at('refresh', 'expires_in'), { text: true }),
  },
  constants: { ok: true, code: [0, '0'] },
  extras: ['team', 'authed_user'],
  secretExtras: ['authed_user'],
  errors: [errorAt({ code: at('errors', 0, 'code'), message: at('errors', 0, 'message') }), errorAt({ code: 'code' })],
})

/** Codecs named after the special feature of their tables. */
export const tableCodecs: readonly AnyTokenCodec[] = [
  NestedToken,
  define('instant-alone', { fields: { ...fields, expiresAt: 'expires_at' } }),
  define('instant-and-issue-time', { fields: { ...fields, expiresAt: 'expires_at', issuedAt: 'created_at' } }),
  define('lifetime-and-instant', {
    fields: { ...fields, expiresIn: 'expires_in', expiresAt: instant('expires_at', { form: 'iso' }) },
  }),
  define('lifetime-instant-and-issue-time', {
    fields: { ...fields, expiresIn: 'expires_in', expiresAt: 'expires_at', issuedAt: 'created_at' },
  }),
  define('milliseconds', {
    fields: {
      ...fields,
      expiresIn: lifetime('expires_in', { unit: 'milliseconds' }),
      refreshTokenExpiresAt: instant('refresh_expiry', { form: 'milliseconds', text: true }),
      issuedAt: instant('created_at', { form: 'milliseconds' }),
    },
  }),
  define('never', {
    fields: {
      ...fields,
      expiresIn: lifetime('expires_in', { never: 0 }),
      refreshTokenExpiresAt: instant('refresh_expiry', { form: 'iso', never: '0001-01-01T00:00:00Z' }),
    },
  }),
  define('instant-as-lifetime', { fields: { ...fields, expiresIn: lifetime('expires_in', { instantFrom: 1e9 }) } }),
  define('instant-as-lifetime-with-issue-time', {
    fields: { ...fields, expiresIn: lifetime('expires_in', { instantFrom: 1e9 }), issuedAt: 'created_at' },
  }),
  define('implied', {
    fields: { accessToken: 'access_token', scope: scopes('scopes', { list: true }) },
    tokenType: { implied: true },
  }),
  define('spelled', { fields: { ...fields, scope: 'scope' }, tokenType: { spelled: ['bot', 'user'] } }),
  define('only', { fields: { ...fields, expiresIn: 'expires_in' }, tokenType: { only: 'bearer' } }),
  define('by-function', {
    fields: { ...fields, idToken: field(at('id', 'jwt'), { read: (value) => value, write: (token) => token }) },
    errors: [errorAt({ code: 'status', unless: ['OK', 200] })],
    extras: ['status'],
  }),
]
