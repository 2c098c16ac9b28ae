import type { AnyTokenCodec } from '@token-codecs/core'
import { at, defineCodec, field, instant, lifetime, scopes } from '@token-codecs/core'

interface AcmeTokenResponse {
  ok: boolean
  data: {
    token: string
    kind: string
    lifetime: string
    until: string
    issued: string
    scopes: string[]
    refresh: string
    refresh_lifetime: number
    refresh_scope: string
  }
  url: string
  key: string
}

/** A codec with every form of a value that a table can describe. */
const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: at('data', 'token'),
    tokenType: at('data', 'kind'),
    expiresIn: lifetime(at('data', 'lifetime'), { text: true }),
    expiresAt: instant(at('data', 'until'), { form: 'iso' }),
    issuedAt: instant(at('data', 'issued'), { form: 'milliseconds', text: true }),
    scope: scopes(at('data', 'scopes'), { list: true }),
    refreshToken: at('data', 'refresh'),
    refreshTokenExpiresIn: lifetime(at('data', 'refresh_lifetime'), { never: -1, unit: 'milliseconds' }),
    refreshTokenScope: scopes(at('data', 'refresh_scope'), { separator: ';' }),
  },
  tokenType: { spelled: ['key'] },
  constants: { ok: true },
  extras: ['url', 'key'],
  secretExtras: ['key'],
})

/** A codec with forms of its author. */
const AcmeFieldToken = defineCodec<{ token: string; expiry: string; scope: string }>()({
  id: 'acme-field',
  fields: {
    accessToken: 'token',
    expiresIn: field('expiry', {
      read: (value) => Number(`${value}`.slice(2, -1)),
      write: (seconds) => `PT${seconds}S`,
    }),
    scope: scopes('scope', { separator: ',' }),
  },
  tokenType: { implied: true },
})

export const acmeCodecs: readonly AnyTokenCodec[] = [AcmeToken, AcmeFieldToken]
