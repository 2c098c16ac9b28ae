import type { Row } from '../codec/row.js'
import type { TokenCodec } from '../codec/TokenCodec.js'
import { rowOf } from '../codec/table.js'
import { members, tokenMembers } from '../members/index.js'
import { scope, scopeList } from '../members/scope.js'
import type { TokenTypeRules } from '../members/tokenType.js'
import { plainTokenType, tokenTypeBy } from '../members/tokenType.js'
import type { JsonObject } from '../token/json.js'
import { buildCodec } from './buildCodec.js'
import { extensionsRow, readKnown, versionRow, writeNewer } from './envelope.js'

/**
 * A token as JSON, version 1: the format in which services pass tokens to each other and to stores. It holds the secrets in the
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
  /** Seconds since the epoch; never beside `expiresIn`. */
  expiresAt?: number
  /** Seconds since the epoch. */
  issuedAt?: number
  scope?: readonly string[]
  refreshToken?: string
  /** Seconds, counted from `issuedAt`. */
  refreshTokenExpiresIn?: number
  /** Seconds since the epoch; never beside `refreshTokenExpiresIn`. */
  refreshTokenExpiresAt?: number
  refreshTokenScope?: readonly string[]
  idToken?: string
  issuedTokenType?: string
  authorizationDetails?: readonly JsonObject[]
  /** Members kept as data, by codec id. */
  extensions?: Readonly<Record<string, JsonObject>>
}

// A DPoP token must not come back as Bearer.
const requiredType: TokenTypeRules = { ...plainTokenType, isRequired: true }

const canonicalRow = (member: (typeof tokenMembers)[number]): Row => {
  const { type } = members[member]
  const isType = member === 'tokenType'
  return rowOf(member, [member], isType ? tokenTypeBy(requiredType) : type === scope ? scopeList : type)
}

/**
 * The lossless codec of a token as JSON. Members that a newer version adds are kept and written back, from a document and
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
export const CanonicalToken: TokenCodec<TokenJson, never, never> = buildCodec<TokenJson, never, never>({
  id: 'canonical',
  rows: [versionRow, ...tokenMembers.map(canonicalRow), extensionsRow],
  tokenType: requiredType,
  errors: [],
  extras: [],
  secretExtras: [],
  options: [],
  derivesExpiry: false,
  envelope: { readKnown, writeNewer },
})
