import { instantOf } from '../members/instant.js'
import type { Token } from '../token/Token.js'

/**
 * The token with its lifetimes counted from `seconds` since the epoch, a fraction rounded down as `receivedAt`'s is. A value
 * that is not a time makes the issue time unknown, and so absent; milliseconds throw a `RangeError`.
 *
 * @example
 * import { expiryOf, secret, withIssuedAt } from '@token-codecs/core'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600 }
 * console.log(expiryOf(withIssuedAt(token, 1700000000.9))) // 1700003600
 *
 * @since 0.1.0
 * @category time
 */
export const withIssuedAt = (token: Token, seconds: number): Token => {
  const { issuedAt: _, ...undated } = token
  const issuedAt = instantOf('seconds', seconds, Math.floor)
  return issuedAt === undefined ? undated : { ...undated, issuedAt }
}
