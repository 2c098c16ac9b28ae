import { expiryOf } from './expiryOf.js'
import { instantOf } from './kinds/seconds.js'
import type { Token } from './Token.js'

/**
 * How many whole seconds are left of the access token at `now`, in seconds since the epoch, as `write(token, { now })` has
 * it: never below 0, never more than the lifetime, and a fraction of `now` is rounded up. `undefined` where it is not known,
 * or `now` is no such time, milliseconds for one. A lifetime of 0 is over, whenever it began.
 *
 * @example
 * import { secondsLeft, secret } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1700000000 }
 * assert.strictEqual(secondsLeft(token, 1700000600), 3000)
 * assert.strictEqual(secondsLeft(token, 1800000000), 0)
 *
 * @since 0.1.0
 * @category time
 */
export const secondsLeft = (token: Token, now: number): number | undefined => {
  const instant = instantOf(now, Math.ceil)
  if (instant === undefined) return undefined
  if (token.expiresIn === 0) return 0
  const expiry = expiryOf(token)
  return expiry === undefined ? undefined : Math.max(0, expiry - Math.max(instant, token.issuedAt ?? 0))
}
