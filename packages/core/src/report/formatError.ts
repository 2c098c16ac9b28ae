import type * as t from 'io-ts'
import { describeIssue } from './issues.js'
import { redactErrors } from './redactErrors.js'
import type { TokenError } from './TokenError.js'

const linesOf = (error: TokenError): readonly string[] => {
  switch (error._tag) {
    case 'Malformed':
      return error.issues.map((issue) => `${error.source}: ${describeIssue(issue)}`)
    case 'Lossy':
      return error.notes.map(({ message }) => message)
    default:
      return [error.message]
  }
}

export const formatTokenError = (error: TokenError): string => linesOf(error).join('\n')

/**
 * Formats an error for humans, one line per problem. Also accepts io-ts's `Errors`. Never shows a value.
 *
 * @example
 * import { formatError, Rfc6749Token } from '@token-codecs/core'
 *
 * const result = Rfc6749Token.read({ access_token: 7, token_type: 'Bearer' })
 * if (result._tag === 'Left') console.log(formatError(result.left))
 * // rfc6749: access_token: expected a token in printable ASCII, got a number (not-string)
 *
 * @since 0.1.0
 * @category errors
 */
export const formatError = (error: TokenError | t.Errors): string =>
  Array.isArray(error)
    ? redactErrors(error)
        .map(({ message }) => message ?? '')
        .join('\n')
    : formatTokenError(error as TokenError)
