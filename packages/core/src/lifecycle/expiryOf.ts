import { isSeconds } from '../members/seconds.js'
import type { Token } from '../token/Token.js'

/** Options of `expiryOf` and `secondsLeft`. @since 0.1.0 @category time */
export interface ExpiryOptions {
  /** The token in question, the access token by default. */
  readonly of?: 'accessToken' | 'refreshToken'
}

/** How long the token in question lives and until when, of which a token says one; in seconds. */
export const expiryMembers = (
  token: Token,
  of: ExpiryOptions['of'],
): { readonly expiresIn?: number | undefined; readonly expiresAt?: number | undefined } =>
  of === 'refreshToken' ? { expiresIn: token.refreshTokenExpiresIn, expiresAt: token.refreshTokenExpiresAt } : token

/**
 * The instant at which the access token or the refresh token expires, in whole seconds since the epoch; `undefined` where
 * the token says neither that, nor a lifetime and the time from which it counts.
 *
 * @example
 * import { expiryOf, secret } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600, refreshTokenExpiresIn: 86400 }
 * console.log(expiryOf({ ...token, issuedAt: 1700000000 })) // 1700003600
 * console.log(expiryOf({ ...token, issuedAt: 1700000000 }, { of: 'refreshToken' })) // 1700086400
 * console.log(expiryOf(token)) // undefined
 *
 * @since 0.1.0
 * @category time
 */
export const expiryOf = (token: Token, { of }: ExpiryOptions = {}): number | undefined => {
  const { issuedAt } = token
  const { expiresIn, expiresAt } = expiryMembers(token, of)
  if (isSeconds(expiresAt)) return expiresAt
  return isSeconds(expiresIn) && isSeconds(issuedAt) ? issuedAt + expiresIn : undefined
}
