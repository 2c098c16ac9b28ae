import type { Either } from './either.js'
import { left, right } from './either.js'
import { requiredTokenKind } from './kinds/token.js'
import { Log, nowhere } from './Log.js'
import type { Token } from './Token.js'
import type { TokenError } from './TokenError.js'

const schemes: readonly string[] = ['Bearer', 'DPoP']

/**
 * The value of the `Authorization` header that presents the token: of a `Bearer` (RFC 6750 §2.1) or a `DPoP` one (RFC 9449
 * §7.1, which wants a proof beside it). It holds the token in the clear: do not log it.
 *
 * A token of another type is not presented in this way: `Malformed`, as one is with a space or a comma in it, where the
 * header would end for who reads it. RFC 6750 allows fewer characters still, which servers do not keep to.
 *
 * @example
 * import { authorizationHeader, secret } from '@token-codecs/core'
 *
 * const result = authorizationHeader({ accessToken: secret('fake-a'), tokenType: 'DPoP' })
 * assert.strictEqual(result._tag === 'Right' && result.right, 'DPoP fake-a')
 * assert.strictEqual(authorizationHeader({ accessToken: secret('fake-a'), tokenType: 'MAC' })._tag, 'Left')
 *
 * @since 0.1.0
 * @category header
 */
export const authorizationHeader = (token: Token): Either<TokenError, string> => {
  const log = new Log('header', 'write')
  const place = { member: 'accessToken', name: 'accessToken' }
  let text: unknown
  try {
    const { accessToken, tokenType } = token
    if (!schemes.includes(tokenType)) {
      log.refuse('no-scheme', { member: 'tokenType', name: 'tokenType' }, 'Bearer or DPoP', tokenType)
    }
    text = requiredTokenKind.check(accessToken, log, place)
    if (typeof text === 'string' && /[ ,]/.test(text)) {
      log.refuse('bad-character', place, 'a token without spaces and commas', text)
    }
    if (log.issues.length === 0) return right(`${tokenType} ${text}`)
  } catch {
    // Only what poses as a token or a secret can throw when it is looked at.
    log.refuse('not-token', nowhere, 'a token', token)
  }
  return left(log.malformed())
}
