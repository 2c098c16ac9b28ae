import type { TokenMember } from '../token/Token.js'
import { authorizationDetails } from './authorizationDetails.js'
import { instant } from './instant.js'
import { lifetime } from './lifetime.js'
import type { MemberType } from './MemberType.js'
import { scope } from './scope.js'
import { token } from './token.js'
import { tokenType } from './tokenType.js'
import { uri } from './uri.js'

/** A row of the member table. */
interface Member {
  readonly type: MemberType
  readonly isRequired?: true
  /** True if a refresh response without the member leaves it unchanged (RFC 6749 §6). */
  readonly isKept?: true
}

/**
 * The members of a token, in order. Checks, codecs, refreshes, JSON Schema, README tables and the laws' arbitraries all
 * use this table. To add an optional member, add it here, in `Token` and in `TokenJson`; the compiler then asks for its
 * description.
 */
export const members: Readonly<Record<TokenMember, Member>> = {
  accessToken: { type: token, isRequired: true },
  tokenType: { type: tokenType, isRequired: true },
  expiresIn: { type: lifetime },
  expiresAt: { type: instant },
  issuedAt: { type: instant },
  scope: { type: scope, isKept: true },
  refreshToken: { type: token, isKept: true },
  refreshTokenExpiresIn: { type: lifetime },
  refreshTokenExpiresAt: { type: instant },
  refreshTokenScope: { type: scope, isKept: true },
  idToken: { type: token, isKept: true },
  issuedTokenType: { type: uri, isKept: true },
  authorizationDetails: { type: authorizationDetails, isKept: true },
}

export const tokenMembers: readonly TokenMember[] = Object.keys(members) as TokenMember[]

export const requiredMembers: readonly TokenMember[] = tokenMembers.filter((name) => members[name].isRequired)

/** Pairs of a lifetime and its expiry instant. A token has at most one member of each pair. */
export const expiryPairs: readonly [
  readonly ['expiresIn', 'expiresAt'],
  readonly ['refreshTokenExpiresIn', 'refreshTokenExpiresAt'],
] = [
  ['expiresIn', 'expiresAt'],
  ['refreshTokenExpiresIn', 'refreshTokenExpiresAt'],
]
