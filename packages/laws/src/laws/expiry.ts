/** Laws 3 and 9: the instants at which a token and its refresh token expire. */
import type { Token } from '@token-codecs/core'
import { expiryOf } from '@token-codecs/core'

/** Tells whether two tokens of one origin, where both say when they expire, say different instants. */
export const expiresOtherwise = (first: Token, second: Token, origin: Token): boolean => {
  // An expiry before the issue time counts as at it, because a lifetime is not negative.
  const earliest = Math.max(...[first, second, origin].map(({ issuedAt }) => issuedAt ?? 0))
  return (['accessToken', 'refreshToken'] as const).some((of) => {
    const [before, after] = [first, second].map((token) => expiryOf(token, { of }))
    return before !== undefined && after !== undefined && Math.max(before, earliest) !== Math.max(after, earliest)
  })
}
