/** Laws 3 and 9: comparison of expiries. */
import type { Token } from '@token-codecs/core'
import { expiryOf } from '@token-codecs/core'

/** True if two tokens derived from `origin` both have an expiry, and the two differ. */
export const expiriesDiffer = (first: Token, second: Token, origin: Token): boolean => {
  // An expiry before the issue time counts as the issue time, because a lifetime is never negative.
  const earliest = Math.max(...[first, second, origin].map(({ issuedAt }) => issuedAt ?? 0))
  return (['accessToken', 'refreshToken'] as const).some((of) => {
    const [before, after] = [first, second].map((token) => expiryOf(token, { of }))
    return before !== undefined && after !== undefined && Math.max(before, earliest) !== Math.max(after, earliest)
  })
}
