import { endsTooLate } from './checkToken.js'
import { instantOf } from './kinds/seconds.js'
import type { Token } from './Token.js'

/**
 * The token with its lifetimes counted from `seconds` since the epoch, a fraction rounded down as `receivedAt`'s is. What
 * is no such time, milliseconds for one, or would end a lifetime past the last instant that a `Date` holds, makes the issue time unknown: absent.
 *
 * @example
 * import { expiresAt, secret, withIssuedAt } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600 }
 * assert.strictEqual(expiresAt(withIssuedAt(token, 1700000000.9)), 1700003600)
 * assert.strictEqual(expiresAt(withIssuedAt(token, Number.NaN)), undefined)
 *
 * @since 0.1.0
 * @category time
 */
export const withIssuedAt = (token: Token, seconds: number): Token => {
  const { issuedAt: _, ...undated } = token
  const issuedAt = instantOf(seconds, Math.floor)
  const ends = [undated.expiresIn, undated.refreshTokenExpiresIn]
  const isKnown = issuedAt !== undefined && !ends.some((lifetime) => endsTooLate(issuedAt, lifetime))
  return isKnown ? { ...undated, issuedAt } : undated
}
