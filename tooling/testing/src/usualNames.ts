import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'

// RFC 6749's, 8693's, 9396's and OIDC's names, or those of vendors.
const usualNames: Readonly<Record<TokenMember, string>> = {
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

export const tokenMembers = Object.keys(usualNames) as readonly TokenMember[]

/** A name in snake case as the codec's responses spell names: in camel case where its access token is `accessToken`. */
export const spelledAsBy = (codec: AnyTokenCodec, name: string): string =>
  codec.fields.accessToken === 'accessToken' ? name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()) : name

/** The name of a member on the wire of a vendor that carries it. */
export const usualName = (codec: AnyTokenCodec, member: TokenMember): string => spelledAsBy(codec, usualNames[member])
