import type { ErrorShape } from '@token-codecs/core'

/** Slack's error body, sent with status 200. @since 0.1.0 @category errors */
export interface SlackErrorResponse {
  ok: false
  error: string
}

/** Slack's own word for an unusable refresh token; RFC 6749 calls it `invalid_grant`. */
export const refreshError: ErrorShape = {
  marker: 'error',
  read: ({ ok, error }) =>
    ok === false && error === 'invalid_refresh_token' ? { error: 'invalid_grant', errorDescription: error } : undefined,
}
