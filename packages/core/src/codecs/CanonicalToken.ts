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
 * A token as JSON, version 1: the format for sending tokens between services and for storing them. Contains the secrets
 * in the clear, so protect it like the tokens themselves. A type alias, because typed JSON columns reject interfaces.
 *
 * @since 0.1.0
 * @category model
 */
export type TokenJson = {
  v: 1
  accessToken: string
  tokenType: string
  /** Seconds from `issuedAt`. */
  expiresIn?: number
  /** Epoch seconds. Never together with `expiresIn`. */
  expiresAt?: number
  /** Epoch seconds. */
  issuedAt?: number
  scope?: readonly string[]
  refreshToken?: string
  /** Seconds from `issuedAt`. */
  refreshTokenExpiresIn?: number
  /** Epoch seconds. Never together with `refreshTokenExpiresIn`. */
  refreshTokenExpiresAt?: number
  refreshTokenScope?: readonly string[]
  idToken?: string
  issuedTokenType?: string
  authorizationDetails?: readonly JsonObject[]
  /** Members kept as data, by codec id or `<id>#moved`. */
  extensions?: Readonly<Record<string, JsonObject>>
}

// Required, so that a DPoP token is never read as a Bearer token.
const requiredType: TokenTypeRules = { ...plainTokenType, isRequired: true }

const canonicalRow = (member: (typeof tokenMembers)[number]): Row => {
  const { type } = members[member]
  const isType = member === 'tokenType'
  return rowOf(member, [member], isType ? tokenTypeBy(requiredType) : type === scope ? scopeList : type)
}

/**
 * The lossless codec between a token and its JSON. Members added by a newer release are kept and written back, in
 * documents and in memory. A newer `v` fails with `UnsupportedVersion`; it is never read in part.
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
