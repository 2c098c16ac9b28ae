import type { TokenCodec } from '../codec/TokenCodec.js'
import { tokenMembers } from '../members/index.js'
import { scopeListKind } from '../members/scope.js'
import type { JsonObject } from '../token/json.js'
import { buildCodec } from './buildCodec.js'
import { planFields } from './defineCodec.js'
import { checkVersion, readExtensions } from './readCanonical.js'
import { takeKnown, writeForeign, writeNewer } from './writeCanonical.js'

/**
 * A token as JSON, version 1: the form in which services hand tokens to each other and to stores. It holds the secrets in the
 * clear: keep it as safe as they are. A type alias, so that typed JSON columns take it.
 *
 * @since 0.1.0
 * @category model
 */
export type TokenJson = {
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
  /** Members kept as data, by codec id. */
  extensions?: Readonly<Record<string, JsonObject>>
}

const listKinds = { scope: scopeListKind, refreshTokenScope: scopeListKind }

/**
 * The lossless form of a token as JSON. Members that a newer version adds are kept and written back, from a document and
 * from a token in memory; a newer `v` is `UnsupportedVersion`, never a partial read.
 *
 * @example
 * import { CanonicalToken, secret } from '@token-codecs/core'
 *
 * const text = JSON.stringify(CanonicalToken.encode({ accessToken: secret('fake-a'), tokenType: 'Bearer', scope: ['read'] }))
 * console.log(text) // {"v":1,"accessToken":"fake-a","tokenType":"Bearer","scope":["read"]}
 * console.log(CanonicalToken.parse(JSON.parse(text)).scope) // [ 'read' ]
 *
 * @since 0.1.0
 * @category codecs
 */
export const CanonicalToken: TokenCodec<TokenJson> = buildCodec<TokenJson>({
  id: 'canonical',
  fields: planFields(Object.fromEntries(tokenMembers.map((member) => [member, member]))).map((field) => ({
    ...field,
    kind: listKinds[field.member as keyof typeof listKinds] ?? field.kind,
  })),
  bearer: 'Bearer',
  onlyBearer: false,
  errors: [],
  required: ['v', 'accessToken', 'tokenType'],
  canonical: { checkVersion, readExtensions, takeKnown, writeForeign, writeNewer },
})
