import type { Token, TokenMember } from '../Token.ts'
import { detailsKind } from './details.ts'
import type { Kind } from './Kind.ts'
import { scopeKind } from './scope.ts'
import { instantKind, lifetimeKind } from './seconds.ts'
import { tokenTypeKind, uriKind } from './text.ts'
import { optionalTokenKind, requiredTokenKind } from './token.ts'

export type Kinds = { readonly [Member in TokenMember]-?: Kind<Required<Token>[Member]> }

/** The kind of each member of a token. */
export const kinds: Kinds = {
  accessToken: requiredTokenKind,
  tokenType: tokenTypeKind,
  expiresIn: lifetimeKind,
  issuedAt: instantKind,
  scope: scopeKind,
  refreshToken: optionalTokenKind,
  refreshTokenExpiresIn: lifetimeKind,
  refreshTokenScope: scopeKind,
  idToken: optionalTokenKind,
  issuedTokenType: uriKind,
  authorizationDetails: detailsKind,
}

export const tokenMembers = Object.keys(kinds) as readonly TokenMember[]
