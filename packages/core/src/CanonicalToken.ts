import { buildCodec } from './buildCodec.js'
import { planFields } from './defineCodec.js'
import type { JsonObject } from './json.js'
import { tokenMembers } from './kinds/index.js'
import { scopeListKind } from './kinds/scope.js'
import { checkVersion, readExtensions } from './readCanonical.js'
import type { TokenCodec } from './TokenCodec.js'

/**
 * A token as JSON, version 1: the form in which services hand tokens to each other and to stores. It holds the tokens
 * themselves: keep it as safe as they are.
 *
 * @since 0.1.0
 * @category model
 */
export interface TokenJson {
  v: 1
  accessToken: string
  tokenType: string
  /** Seconds, counted from `issuedAt`. */
  expiresIn?: number
  /** Seconds since the epoch. */
  issuedAt?: number
  scope?: readonly string[]
  refreshToken?: string
  /** Seconds, counted from `issuedAt`. */
  refreshTokenExpiresIn?: number
  refreshTokenScope?: readonly string[]
  idToken?: string
  issuedTokenType?: string
  authorizationDetails?: readonly JsonObject[]
  /** The members that a codec did not know, by its `vendor`. */
  extensions?: Readonly<Record<string, JsonObject>>
}

const listKinds = { scope: scopeListKind, refreshTokenScope: scopeListKind }

/**
 * The lossless form of a token as JSON. Members that a newer version adds are kept and written back; a newer `v` is
 * `UnsupportedVersion`, never a partial read.
 *
 * @example
 * import { CanonicalToken, secret } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', scope: ['read'] }
 * assert.deepStrictEqual(CanonicalToken.encode(token), {
 *   v: 1,
 *   accessToken: 'fake-a',
 *   tokenType: 'Bearer',
 *   scope: ['read'],
 * })
 *
 * @since 0.1.0
 * @category codecs
 */
export const CanonicalToken: TokenCodec<TokenJson> = buildCodec<TokenJson>({
  id: 'canonical',
  fields: planFields(Object.fromEntries(tokenMembers.map((member) => [member, member])), []).map((field) => ({
    ...field,
    kind: listKinds[field.member as keyof typeof listKinds] ?? field.kind,
  })),
  bearer: 'Bearer',
  onlyBearer: false,
  errors: [],
  repairs: [],
  required: ['v', 'accessToken', 'tokenType'],
  canonical: { checkVersion, readExtensions },
})
