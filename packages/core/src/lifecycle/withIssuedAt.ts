import { instantOf } from '../members/instant.js'
import type { Token } from '../token/Token.js'

/**
 * Returns the token with `issuedAt` set to `seconds` (epoch seconds, rounded down). Its lifetimes count from that time.
 * If `seconds` is not a time, `issuedAt` is removed.
 *
 * Throws a `RangeError` if `seconds` is in milliseconds.
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
