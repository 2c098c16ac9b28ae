import type { TokenMember } from '../token/Token.js'

/** The meaning of each member, for schemas and documentation. Separate, so that a codec does not bundle it. */
export const descriptions: Readonly<Record<TokenMember, string>> = {
  accessToken: 'The access token (RFC 6749 §5.1).',
  tokenType: 'The token type (RFC 6749 §7.1).',
  expiresIn: 'The lifetime of the access token in seconds from the issue time (RFC 6749 §5.1).',
  expiresAt: 'When the access token expires, in seconds since the epoch.',
  issuedAt: 'When the tokens were issued, in seconds since the epoch.',
  scope: 'The scope of the access token (RFC 6749 §5.1).',
  refreshToken: 'The refresh token (RFC 6749 §5.1).',
  refreshTokenExpiresIn: 'The lifetime of the refresh token in seconds from the issue time.',
  refreshTokenExpiresAt: 'When the refresh token expires, in seconds since the epoch.',
  refreshTokenScope: 'The scope of the refresh token.',
  idToken: 'The ID token (OpenID Connect Core §3.1.3.3).',
  issuedTokenType: 'The type of the issued token, a URI (RFC 8693 §2.2.1).',
  authorizationDetails: 'The granted authorization details (RFC 9396 §7).',
}
