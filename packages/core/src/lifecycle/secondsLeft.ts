import { instantOf } from '../members/instant.js'
import type { Token } from '../token/Token.js'
import type { ExpiryOptions } from './expiryOf.js'
import { expiryMembers, expiryOf } from './expiryOf.js'

/**
 * Returns the seconds until the access token (or the refresh token) expires.
 *
 * `now` is in epoch seconds; a fraction is rounded up. The result is between 0 and the lifetime. A lifetime of 0 has
 * always expired, even if the issue time is unknown. Returns `undefined` if the expiry is unknown or `now` is not a
 * time.
 *
 * Throws a `RangeError` if `now` is in milliseconds.
 *
 * @example
 * import { secondsLeft, secret } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1700000000 }
 * console.log(secondsLeft(token, 1700000600)) // 3000
 * console.log(secondsLeft(token, 1800000000)) // 0
 * console.log(secondsLeft(token, 1700000600, { of: 'refreshToken' })) // undefined
 *
 * @since 0.1.0
 * @category time
 */
export const secondsLeft = (token: Token, now: number, options: ExpiryOptions = {}): number | undefined => {
  const instant = instantOf('now', now, Math.ceil)
  if (instant === undefined) return undefined
  if (expiryMembers(token, options.of).expiresIn === 0) return 0
  const expiry = expiryOf(token, options)
  return expiry === undefined ? undefined : Math.max(0, expiry - Math.max(instant, token.issuedAt ?? 0))
}
