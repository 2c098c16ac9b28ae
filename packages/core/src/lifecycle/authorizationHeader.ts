import { token as tokenMember } from '../members/token.js'
import type { Either } from '../report/either.js'
import { left, right } from '../report/either.js'
import { placeOf, wholeInput } from '../report/places.js'
import { Report } from '../report/Report.js'
import type { TokenError } from '../report/TokenError.js'
import type { Token } from '../token/Token.js'

const schemes: readonly string[] = ['Bearer', 'DPoP']

/**
 * Returns the `Authorization` header value for a `Bearer` token (RFC 6750 §2.1) or a `DPoP` token (RFC 9449 §7.1). DPoP
 * also requires a proof header. The value contains the token in clear text, so do not log it.
 *
 * Returns `Malformed` for any other token type. Also rejects a token with a space or a comma, where a server would cut
 * it. RFC 6750 forbids more characters, but real tokens contain them.
 *
 * @example
 * import { authorizationHeader, orThrow, secret } from '@token-codecs/core'
 *
 * const header = orThrow(authorizationHeader({ accessToken: secret('fake-a'), tokenType: 'DPoP' }))
 * console.log(header) // DPoP fake-a
 *
 * @since 0.1.0
 * @category header
 */
export const authorizationHeader = (token: Token): Either<TokenError, string> => {
  const report = new Report('header', 'write')
  const place = placeOf('accessToken')
  let clearToken: unknown
  try {
    const { accessToken, tokenType } = token
    if (!schemes.includes(tokenType)) {
      report.refuse('no-scheme', placeOf('tokenType'), 'Bearer or DPoP', tokenType)
    }
    clearToken = tokenMember.check(accessToken, report, place)
    if (typeof clearToken === 'string' && /[ ,]/.test(clearToken)) {
      report.refuse('bad-character', place, 'a token without spaces and commas', clearToken)
    }
    if (report.issues.length === 0) return right(`${tokenType} ${clearToken}`)
  } catch {
    // Only a fake token or secret, such as a hostile proxy, throws when its members are read.
    report.refuse('not-token', wholeInput, 'a token', token)
  }
  return left(report.malformed())
}
