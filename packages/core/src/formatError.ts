import type * as t from 'io-ts'
import { describeIssue } from './Log.js'
import { redactErrors } from './redactErrors.js'
import type { TokenError } from './TokenError.js'

const lines = (error: TokenError): readonly string[] => {
  switch (error._tag) {
    case 'Malformed':
      return error.issues.map((issue) => `${error.source}: ${describeIssue(issue)}`)
    case 'Lossy':
      return error.notes.map(({ message }) => message)
    default:
      return [error.message]
  }
}

/**
 * An error for a person, one line for each thing that is wrong; io-ts's `Errors` too. Never shows a value.
 *
 * @example
 * import { formatError, Rfc6749Token } from '@token-codecs/core'
 *
 * const result = Rfc6749Token.read({ access_token: 'fake-a', token_type: 'Bearer', expires_in: '1h' })
 * assert.strictEqual(
 *   result._tag === 'Left' && formatError(result.left),
 *   'rfc6749: expires_in: expected whole seconds, got a string (not-digits)',
 * )
 *
 * @since 0.1.0
 * @category errors
 */
export const formatError = (error: TokenError | t.Errors): string =>
  (Array.isArray(error) ? redactErrors(error).map(({ message }) => message ?? '') : lines(error)).join('\n')
