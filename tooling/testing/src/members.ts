import type { AnyTokenCodec, Token, TokenMember } from '@token-codecs/core'
import { secret } from '@token-codecs/core'

/** A value of each member that a token may lack. */
export const optionalMembers: Required<Omit<Token, 'accessToken' | 'extensions' | 'tokenType'>> = {
  expiresIn: 3600,
  issuedAt: 1_700_000_000,
  scope: ['fake'],
  refreshToken: secret('fake-refresh-token'),
  refreshTokenExpiresIn: 7200,
  refreshTokenScope: ['fake'],
  idToken: secret('fake-id-token'),
  issuedTokenType: 'urn:fake',
  authorizationDetails: [{ type: 'fake' }],
}

export const optionalNames = Object.keys(optionalMembers) as readonly (keyof typeof optionalMembers)[]
export const tokenMembers: readonly TokenMember[] = ['accessToken', 'tokenType', ...optionalNames]

/** A name in snake case as the codec's responses spell names: in camel case where its access token is `accessToken`. */
export const spelledAsBy = (codec: AnyTokenCodec, name: string): string =>
  codec.fields.accessToken === 'accessToken' ? name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()) : name

/** The name of a member on the wire of a vendor that carries it. */
export const usualName = (codec: AnyTokenCodec, member: TokenMember): string => {
  const name = member === 'issuedAt' ? 'createdAt' : member
  return spelledAsBy(
    codec,
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
}
