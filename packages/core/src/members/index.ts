import type { Token, TokenMember } from '../token/Token.js'
import { detailsKind } from './authorizationDetails.js'
import type { Kind } from './MemberType.js'
import { scopeKind } from './scope.js'
import { instantKind, lifetimeKind } from './seconds.js'
import { tokenKind } from './token.js'
import { tokenTypeKind, uriKind } from './tokenType.js'

export type Kinds = { readonly [Member in TokenMember]-?: Kind<Required<Token>[Member]> }

/** The kind of each member of a token. */
export const kinds: Kinds = {
  accessToken: tokenKind,
  tokenType: tokenTypeKind,
  expiresIn: lifetimeKind,
  issuedAt: instantKind,
  scope: scopeKind,
  refreshToken: tokenKind,
  refreshTokenExpiresIn: lifetimeKind,
  refreshTokenScope: scopeKind,
  idToken: tokenKind,
  issuedTokenType: uriKind,
  authorizationDetails: detailsKind,
}

export const tokenMembers = Object.keys(kinds) as readonly TokenMember[]
