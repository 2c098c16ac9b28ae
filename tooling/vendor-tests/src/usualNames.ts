import type { TokenMember } from '@token-codecs/core'

/** What the members of a token are called on the wire: RFC 6749's, 8693's, 9396's and OIDC's names, or those of vendors. */
export const usualNames: Readonly<Record<TokenMember, string>> = {
  accessToken: 'access_token',
  tokenType: 'token_type',
  expiresIn: 'expires_in',
  issuedAt: 'created_at',
  scope: 'scope',
  refreshToken: 'refresh_token',
  refreshTokenExpiresIn: 'refresh_token_expires_in',
  refreshTokenScope: 'refresh_token_scope',
  idToken: 'id_token',
  issuedTokenType: 'issued_token_type',
  authorizationDetails: 'authorization_details',
}
