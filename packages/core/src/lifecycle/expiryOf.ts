import { isSeconds } from '../members/seconds.js'
import type { Token } from '../token/Token.js'

/** Options of `expiryOf` and `secondsLeft`. @since 0.1.0 @category time */
export interface ExpiryOptions {
  /** The token in question, the access token by default. */
  readonly of?: 'accessToken' | 'refreshToken'
}

/** The lifetime of the token in question, in seconds. */
export const lifetimeOf = (token: Token, of: ExpiryOptions['of']): number | undefined =>
  of === 'refreshToken' ? token.refreshTokenExpiresIn : token.expiresIn

/**
 * The instant at which the access token or the refresh token expires, in whole seconds since the epoch; `undefined` without
 * a lifetime or the time from which it counts.
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
  const lifetime = lifetimeOf(token, of)
  return isSeconds(lifetime) && isSeconds(issuedAt) ? issuedAt + lifetime : undefined
}
