import type { Either } from './either.js'
import { formatTokenError } from './formatError.js'
import type { TokenError } from './TokenError.js'

/**
 * An exception around a {@link TokenError}, for code that throws: made by `codec.parse`, `codec.encode` and
 * {@link orThrow}. Its message is that of `formatError`.
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
 * The result of an `Either`, or a {@link TokenCodecError} thrown.
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
