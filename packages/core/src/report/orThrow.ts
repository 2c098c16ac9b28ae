import type { Either } from './either.js'
import { formatTokenError } from './formatError.js'
import type { TokenError } from './TokenError.js'

/**
 * Exception that wraps a {@link TokenError}, thrown by `codec.parse`, `codec.encode` and {@link orThrow}. Its
 * message comes from `formatError`.
 *
 * @since 0.1.0
 * @category errors
 */
export class TokenCodecError extends Error {
  override readonly name: 'TokenCodecError' = 'TokenCodecError'
  readonly error: TokenError

  constructor(error: TokenError) {
    super(formatTokenError(error))
    this.error = error
  }
}

/**
 * Returns the value of a `Right`, or throws a {@link TokenCodecError} for a `Left`. For code that prefers exceptions.
 *
 * @example
 * import { CanonicalToken, convert, orThrow, Rfc6749Token } from '@token-codecs/core'
 *
 * const { value } = orThrow(convert(Rfc6749Token, CanonicalToken)({ access_token: 'fake-a', token_type: 'Bearer' }))
 * console.log(value) // { v: 1, accessToken: 'fake-a', tokenType: 'Bearer' }
 *
 * @since 0.1.0
 * @category errors
 */
export const orThrow = <A>(either: Either<TokenError, A>): A => {
  if (either._tag === 'Left') throw new TokenCodecError(either.left)
  return either.right
}
