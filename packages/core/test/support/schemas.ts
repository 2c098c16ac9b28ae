import type { AnyTokenCodec, Json, JsonObject } from '../../src/index.js'
import { CanonicalToken, defineCodec, field, lifetime, Rfc6749Token } from '../../src/index.js'
import { jsonSchema } from '../../src/json-schema.js'
import { rowCodecs } from './rowCodecs.js'

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

export const codecs: readonly AnyTokenCodec[] = [AcmeToken, Rfc6749Token, CanonicalToken, ...rowCodecs]
export const schema = jsonSchema('urn:example:tokens', codecs)

/** The part of a schema at a path. */
export const partOf = (whole: Json | undefined, ...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((node, name) => (node as JsonObject | undefined)?.[name], whole)
