import { secondsLeft } from './secondsLeft.js'
import type { Token } from './Token.js'

/** @since 0.1.0 @category time */
export type Freshness = 'fresh' | 'expired' | 'unknown'

/** @since 0.1.0 @category time */
export interface FreshnessOptions {
  /** Seconds since the epoch. */
  readonly now: number
  /** How many seconds early a token counts as expired, 0 by default: for clocks that differ, and for the way. */
  readonly leeway?: number
}

/**
 * Whether the access token still lives: `fresh` as long as more than `leeway` seconds are left of it, then `expired`.
 * `unknown`, which is neither, where its lifetime or the time from which that counts is not known, and where `now` or
 * `leeway` is no such number: a negative leeway would lengthen a life.
 *
 * @example
 * import { freshness, secret } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1700000000 }
 * assert.strictEqual(freshness(token, { now: 1700003500 }), 'fresh')
 * assert.strictEqual(freshness(token, { now: 1700003500, leeway: 120 }), 'expired')
 * assert.strictEqual(freshness({ accessToken: secret('fake-a'), tokenType: 'Bearer' }, { now: 1700003500 }), 'unknown')
 *
 * @since 0.1.0
 * @category time
 */
export const freshness = (token: Token, { now, leeway = 0 }: FreshnessOptions): Freshness => {
  const left = secondsLeft(token, now)
  // Whatever compares with nothing, as NaN does, is no leeway.
  if (left === undefined || typeof leeway !== 'number' || !(leeway >= 0)) return 'unknown'
  return left > leeway ? 'fresh' : 'expired'
}
