import type { Either } from '../report/either.js'
import { right } from '../report/either.js'
import type { Note } from '../report/Note.js'
import type { TokenError } from '../report/TokenError.js'
import type { Token } from '../token/Token.js'
import type { AnyTokenCodec, ReadOptions, TokenCodec, WriteOptions } from './TokenCodec.js'

/** The read and write options of a conversion. @since 0.1.0 @category model */
export interface ConvertOptions extends ReadOptions, WriteOptions {}

/** A converted value, the intermediate token, and all notes. @since 0.1.0 @category model */
export interface ConvertResult<Wire> {
  readonly value: Wire
  readonly token: Token
  /** The notes from reading, then those from writing. */
  readonly notes: readonly Note[]
}

/**
 * Returns a function that reads one vendor's response and writes it in another vendor's shape. The function never
 * throws: it returns `{ value, token, notes }`, or the error of the step that failed. Pass `onLoss: 'fail'` to get an
 * error instead of notes about losses.
 *
 * @example
 * import { CanonicalToken, convert, orThrow, Rfc6749Token } from '@token-codecs/core'
 *
 * const toCanonical = convert(Rfc6749Token, CanonicalToken, { receivedAt: 1700000000 })
 * const { value } = orThrow(toCanonical({ access_token: 'fake-a', expires_in: 60 }))
 * console.log(JSON.stringify(value))
 * // {"v":1,"accessToken":"fake-a","tokenType":"Bearer","expiresIn":60,"issuedAt":1700000000}
 *
 * @since 0.1.0
 * @category conversion
 */
export const convert =
  <Wire>(from: AnyTokenCodec, to: TokenCodec<Wire>, options?: ConvertOptions) =>
  (input: unknown): Either<TokenError, ConvertResult<Wire>> => {
    const read = from.read(input, options)
    if (read._tag === 'Left') return read
    const { token, notes } = read.right
    const written = to.write(token, options)
    if (written._tag === 'Left') return written
    const { value, notes: more } = written.right
    return right({ value, token, notes: notes.length === 0 ? more : [...notes, ...more] })
  }
