import { isSeconds } from '../members/seconds.js'
import type { Token } from '../token/Token.js'

/** Options of `expiryOf` and `secondsLeft`. @since 0.1.0 @category time */
export interface ExpiryOptions {
  /** The token to look at. Default `accessToken`. */
  readonly of?: 'accessToken' | 'refreshToken'
}

/** Lifetime (seconds) and expiry (epoch seconds) of the access or refresh token. A token has at most one of them. */
export const expiryMembers = (
  token: Token,
  of: ExpiryOptions['of'],
): { readonly expiresIn?: number | undefined; readonly expiresAt?: number | undefined } =>
  of === 'refreshToken' ? { expiresIn: token.refreshTokenExpiresIn, expiresAt: token.refreshTokenExpiresAt } : token

/**
 * Returns when the access token (or the refresh token) expires, in epoch seconds. Returns `undefined` if the token has
 * neither an expiry time nor a lifetime with an issue time.
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
