import type { TokenCodecError } from '../report/orThrow.js'
import type { OAuthError, TokenError } from '../report/TokenError.js'

/**
 * Next step after a failed token request:
 * - `sign-in-again`: the user must authorize again
 * - `retry`: the error is temporary
 * - `report`: the error is permanent, such as a bad client ID
 *
 * @since 0.1.0
 * @category refresh
 */
export interface RetryAdvice {
  readonly action: 'sign-in-again' | 'retry' | 'report'
  /** Seconds to wait before the next request, if the server specifies a delay. */
  readonly after?: number
}

// RFC 6749 §5.2, OIDC Core §3.1.2.6 and RFC 8628 §3.5. Some providers also require a second factor (`mfa_required`) or
// return `invalid_token` for a refresh token.
const signInCodes: readonly string[] = [
  'invalid_grant',
  'invalid_token',
  'interaction_required',
  'login_required',
  'consent_required',
  'account_selection_required',
  'mfa_required',
  'expired_token',
  'access_denied',
]

// RFC 6749 §4.1.2.1 and RFC 8628 §3.5.
const retryCodes: readonly string[] = ['temporarily_unavailable', 'server_error', 'slow_down', 'authorization_pending']

// RFC 8628 §3.5: seconds that `slow_down` adds to the polling interval.
const SLOWER = 5

// Request Timeout, Too Early, Too Many Requests.
const passingStatuses: readonly number[] = [408, 425, 429]

const isPassing = (status: number | undefined): boolean =>
  status !== undefined && (passingStatuses.includes(status) || status >= 500)

const codeOf = ({ error, standardError = error }: OAuthError): string => standardError

const actionFor = (error: TokenError): RetryAdvice['action'] => {
  switch (error._tag) {
    case 'OAuthError':
      if (signInCodes.includes(codeOf(error))) return 'sign-in-again'
      return retryCodes.includes(codeOf(error)) || isPassing(error.status) ? 'retry' : 'report'
    case 'UnreadableBody':
      if (error.code === 'aborted' || error.code === 'interrupted') return 'retry'
      return isPassing(error.status) ? 'retry' : 'report'
    case 'BodyTooLarge':
      return isPassing(error.status) ? 'retry' : 'report'
    default:
      return error.code === 'not-signed-in' ? 'sign-in-again' : 'report'
  }
}

/**
 * Returns the next step after a failed token request. Accepts a `TokenError` or a thrown `TokenCodecError`.
 *
 * @example
 * import { parseResponse, retryAdvice, Rfc6749Token } from '@token-codecs/core'
 *
 * const spent = parseResponse(Rfc6749Token, { status: 400, body: '{"error":"invalid_grant"}' })
 * if (spent._tag === 'Left') console.log(retryAdvice(spent.left)) // { action: 'sign-in-again' }
 * const busy = parseResponse(Rfc6749Token, { status: 503, body: '', retryAfter: '30' })
 * if (busy._tag === 'Left') console.log(retryAdvice(busy.left)) // { action: 'retry', after: 30 }
 *
 * @since 0.1.0
 * @category refresh
 */
export const retryAdvice = (failure: TokenError | TokenCodecError): RetryAdvice => {
  const error = '_tag' in failure ? failure : failure.error
  const action = actionFor(error)
  if (action !== 'retry') return { action }
  const wait = 'retryAfter' in error ? error.retryAfter : undefined
  const after = wait ?? (error._tag === 'OAuthError' && codeOf(error) === 'slow_down' ? SLOWER : undefined)
  return after === undefined ? { action } : { action, after }
}
