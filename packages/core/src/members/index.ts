import type { Token, TokenMember } from '../token/Token.js'
import { authorizationDetails } from './authorizationDetails.js'
import { instant } from './instant.js'
import { lifetime } from './lifetime.js'
import type { MemberType } from './MemberType.js'
import { scope } from './scope.js'
import { token } from './token.js'
import { tokenType } from './tokenType.js'
import { uri } from './uri.js'

/** A row of the member table. */
export interface Member<Value> {
  readonly type: MemberType<Value>
  readonly isRequired?: true
  /** True if a refresh response without the member leaves it unchanged (RFC 6749 §6). */
  readonly isKept?: true
  readonly description: string
}

/**
 * The members of a token, in order. Checks, codecs, refreshes, JSON Schema, README tables and the laws' arbitraries all
 * use this table. To add an optional member, add it here, in `Token` and in `TokenJson`.
 */
export const members: { readonly [Name in TokenMember]-?: Member<Required<Token>[Name]> } = {
  accessToken: { type: token, isRequired: true, description: 'The access token (RFC 6749 §5.1).' },
  tokenType: { type: tokenType, isRequired: true, description: 'The token type (RFC 6749 §7.1).' },
  expiresIn: {
    type: lifetime,
    description: 'The lifetime of the access token in seconds from the issue time (RFC 6749 §5.1).',
  },
  expiresAt: { type: instant, description: 'When the access token expires, in seconds since the epoch.' },
  issuedAt: { type: instant, description: 'When the tokens were issued, in seconds since the epoch.' },
  scope: { type: scope, isKept: true, description: 'The scope of the access token (RFC 6749 §5.1).' },
  refreshToken: { type: token, isKept: true, description: 'The refresh token (RFC 6749 §5.1).' },
  refreshTokenExpiresIn: {
    type: lifetime,
    description: 'The lifetime of the refresh token in seconds from the issue time.',
  },
  refreshTokenExpiresAt: { type: instant, description: 'When the refresh token expires, in seconds since the epoch.' },
  refreshTokenScope: { type: scope, isKept: true, description: 'The scope of the refresh token.' },
  idToken: { type: token, isKept: true, description: 'The ID token (OpenID Connect Core §3.1.3.3).' },
  issuedTokenType: { type: uri, isKept: true, description: 'The type of the issued token, a URI (RFC 8693 §2.2.1).' },
  authorizationDetails: {
    type: authorizationDetails,
    isKept: true,
    description: 'The granted authorization details (RFC 9396 §7).',
  },
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
