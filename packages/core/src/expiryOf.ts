import { isSeconds } from './kinds/seconds.js'
import type { Token } from './Token.js'

/**
 * When the access token expires, in whole seconds since the epoch; `undefined` where that is not known: without a lifetime,
 * or without the time from which it counts.
 *
 * @example
 * import { expiresAt, secret } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600 }
 * assert.strictEqual(expiresAt({ ...token, issuedAt: 1700000000 }), 1700003600)
 * assert.strictEqual(expiresAt(token), undefined)
 *
 * @since 0.1.0
 * @category time
 */
export const expiryOf = ({ expiresIn, issuedAt }: Token): number | undefined => {
  if (!isSeconds(expiresIn) || !isSeconds(issuedAt)) return undefined
  const instant = issuedAt + expiresIn
  return isSeconds(instant) ? instant : undefined
}
