import type { Token } from '../token/Token.js'
import type { ExpiryOptions } from './expiryOf.js'
import { secondsLeft } from './secondsLeft.js'

/** The answer of {@link freshness}. @since 0.1.0 @category time */
export type Freshness = 'fresh' | 'expired' | 'unknown'

/** Options of `freshness`. @since 0.1.0 @category time */
export interface FreshnessOptions extends ExpiryOptions {
  /** Seconds since the epoch. */
  readonly now: number
  /** The seconds by which a token counts as expired early, 0 by default: for clocks that differ, and for the way. */
  readonly leeway?: number
}

/**
 * Tells whether the access token or the refresh token still lives: `fresh` as long as more than `leeway` seconds are left,
 * then `expired`. `unknown` where the lifetime or its beginning is not known, or `now` or `leeway` is not a time: a negative
 * leeway would lengthen a life. Milliseconds throw a `RangeError`.
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
  // Also false for NaN, which compares with nothing.
  if (left === undefined || typeof leeway !== 'number' || !(leeway >= 0)) return 'unknown'
  return left > leeway ? 'fresh' : 'expired'
}
