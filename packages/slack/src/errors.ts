import type { ErrorShape } from '@token-codecs/core'
import { errorAt } from '@token-codecs/core'

/** Slack's error body, sent with status 200. @since 0.1.0 @category errors */
export interface SlackErrorResponse {
  ok: false
  error: string
}

/** Slack's error body. `ok` is checked as a constant. */
export const slackError: ErrorShape = errorAt({
  code: 'error',
  // Not documented by Slack; RFC 6749's.
  message: 'error_description',
  standard: {
    internal_error: 'temporarily_unavailable',
    invalid_code: 'invalid_grant',
    invalid_refresh_token: 'invalid_grant',
    ratelimited: 'temporarily_unavailable',
    service_unavailable: 'temporarily_unavailable',
  },
})
