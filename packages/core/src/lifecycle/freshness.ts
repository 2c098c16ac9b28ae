import type { Token } from '../token/Token.js'
import type { ExpiryOptions } from './expiryOf.js'
import { secondsLeft } from './secondsLeft.js'

/** Return value of {@link freshness}. @since 0.1.0 @category time */
export type Freshness = 'fresh' | 'expired' | 'unknown'

/** Options of `freshness`. @since 0.1.0 @category time */
export interface FreshnessOptions extends ExpiryOptions {
  /** Current time in epoch seconds. */
  readonly now: number
  /** Seconds before expiry from which a token counts as expired, to allow for clock skew and latency. Default 0. */
  readonly leeway?: number
}

/**
 * Returns `fresh` while the access token (or the refresh token) has more than `leeway` seconds left, then `expired`.
 *
 * Returns `unknown` if the token's expiry is unknown, `now` is not a time, or `leeway` is negative.
 *
 * Throws a `RangeError` if `now` is in milliseconds.
 *
 * @example
 * import { freshness, secret } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1700000000 }
 * console.log(freshness(token, { now: 1700003500 })) // fresh
 * console.log(freshness(token, { now: 1700003500, leeway: 120 })) // expired
 * console.log(freshness(token, { now: 1700003500, of: 'refreshToken' })) // unknown
 *
 * @since 0.1.0
 * @category time
 */
export const freshness = (token: Token, { now, leeway = 0, of = 'accessToken' }: FreshnessOptions): Freshness => {
  const left = secondsLeft(token, now, { of })
  // `!(leeway >= 0)` also rejects NaN.
  if (left === undefined || typeof leeway !== 'number' || !(leeway >= 0)) return 'unknown'
  return left > leeway ? 'fresh' : 'expired'
}
