import type { ClearExtensions } from '../codec/extensions.js'
import { checkExtensions } from '../codec/extensions.js'
import { readToken } from '../codec/read/readToken.js'
import type { AnyTokenCodec, ReadOptions, TokenCodec, WriteOptions, WriteResult } from '../codec/TokenCodec.js'
import type { Table } from '../codec/table.js'
import { tableOfMethod } from '../codec/table.js'
import type { Values } from '../codec/values.js'
import { extensionsIndex, tokenOf } from '../codec/values.js'
import { writeClear } from '../codec/write/writeToken.js'
import type { Either } from '../report/either.js'
import { left, right } from '../report/either.js'
import type { Note } from '../report/Note.js'
import { Report } from '../report/Report.js'
import type { TokenError } from '../report/TokenError.js'
import type { Token } from '../token/Token.js'

/** The read and write options of a conversion. @since 0.1.0 @category model */
export interface ConvertOptions extends ReadOptions, WriteOptions {}

/** A converted value, the intermediate token, and all notes. @since 0.1.0 @category model */
export interface ConvertResult<Wire> {
  readonly value: Wire
  readonly token: Token
  /** The notes from reading, then those from writing. */
  readonly notes: readonly Note[]
}

const writesExtensions = ({ id, movedId, extensionsRow }: Table, values: Values): boolean => {
  const extensions = values[extensionsIndex] as ClearExtensions | undefined
  if (extensions === undefined) return false
  return extensionsRow !== undefined || Object.hasOwn(extensions, id) || Object.hasOwn(extensions, movedId)
}

const resultOf = <Wire>(
  token: Token,
  notes: readonly Note[],
  written: Either<TokenError, WriteResult<Wire>>,
): Either<TokenError, ConvertResult<Wire>> => {
  if (written._tag === 'Left') return written
  const { value, notes: more } = written.right
  return right({ value, token, notes: notes.length === 0 ? more : [...notes, ...more] })
}

const convertInSteps = <Wire>(
  from: AnyTokenCodec,
  to: TokenCodec<Wire>,
  input: unknown,
  options: ConvertOptions | undefined,
): Either<TokenError, ConvertResult<Wire>> => {
  const read = from.read(input, options)
  if (read._tag === 'Left') return read
  const { token, notes } = read.right
  return resultOf(token, notes, to.write(token, options))
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
export const convert = <Wire>(
  from: AnyTokenCodec,
  to: TokenCodec<Wire>,
  options?: ConvertOptions,
): ((input: unknown) => Either<TokenError, ConvertResult<Wire>>) => {
  const { read } = from
  const { write } = to
  const [source, target] = [tableOfMethod(read), tableOfMethod(write)]
  return (input) => {
    // Another copy of core made a codec, or its methods have been replaced.
    if (source === undefined || target === undefined || from.read !== read || to.write !== write)
      return convertInSteps(from, to, input, options)
    const reading = new Report(source.id, 'read')
    const values = readToken(source, input, reading, options)
    if (values === undefined) return left(reading.error())
    const token = tokenOf(values)
    const writing = new Report(target.id, 'write')
    // Copied, because the token keeps these objects.
    if (writesExtensions(target, values)) values[extensionsIndex] = checkExtensions(token.extensions, writing)
    // The values were just read, so they need no check.
    const written = writeClear(target, { values, unknown: undefined }, writing, options)
    return resultOf(token, reading.notes, written as Either<TokenError, WriteResult<Wire>>)
  }
}
