import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { CanonicalToken, convert, eqToken, formatError, Rfc6749Token, redactErrors } from '@token-codecs/core'

/**
 * The operations that are measured, by name; `undefined` where there is nothing to do, for example no error to format. The
 * two inputs hold the same, and share nothing.
 */
export const operationsOf = (
  codec: AnyTokenCodec,
  input: object,
  same: object,
): Readonly<Record<string, (() => unknown) | undefined>> => {
  const other: AnyTokenCodec = codec === CanonicalToken ? Rfc6749Token : CanonicalToken
  const result = codec.read(input)
  const again = codec.read(same)
  const decoded = codec.decode(input)
  const errors = decoded._tag === 'Left' ? decoded.left : []
  // An input that is refused stands for a token made by hand.
  const token = result._tag === 'Right' ? result.right.token : (input as Token)
  const equal = again._tag === 'Right' ? again.right.token : (same as Token)
  const foreign = { value: input, context: [{ key: 'token', type: codec, actual: input }] }
  return {
    read: () => codec.read(input),
    'decode, encode': () => {
      const read = codec.decode(input)
      return read._tag === 'Right' ? codec.encode(read.right) : read.left
    },
    convert: () => convert(codec, other)(input),
    'wire.decode': () => codec.wire.decode(input),
    '~standard': () => codec['~standard'].validate(input),
    is: () => codec.is(token),
    eqToken: () => eqToken(token, equal),
    formatError: result._tag === 'Left' ? () => [formatError(result.left), formatError(errors)] : undefined,
    redactErrors: () => redactErrors([...errors, foreign]),
  }
}

/** The names of all operations, in the order of the table. */
export const operationNames: readonly string[] = Object.keys(operationsOf(CanonicalToken, {}, {}))
