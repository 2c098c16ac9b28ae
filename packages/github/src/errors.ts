import type { ErrorShape } from '@token-codecs/core'
import { errorAt } from '@token-codecs/core'

/** Error body of `POST /login/oauth/access_token`, sent with status 200. @since 0.1.0 @category errors */
export interface GithubErrorResponse {
  error: string
  error_description?: string
  /** The address of a page about the error, sometimes without a host. */
  error_uri?: string
  /** Seconds between two requests of the device flow. */
  interval?: number
}

/** Error body of GitHub's REST API. @since 0.1.0 @category errors */
export interface GithubApiErrorResponse {
  message: string
  documentation_url?: string
  /** The HTTP status as a string. */
  status?: string
}

/** Error body of the OAuth endpoint, with GitHub's own codes. */
export const githubError: ErrorShape = errorAt({
  code: 'error',
  message: 'error_description',
  uri: 'error_uri',
  retryAfter: 'interval',
  standard: {
    bad_refresh_token: 'invalid_grant',
    bad_verification_code: 'invalid_grant',
    incorrect_client_credentials: 'invalid_client',
    incorrect_device_code: 'invalid_grant',
    token_expired: 'expired_token',
  },
})

/** Error body of the REST API. */
export const githubApiError: ErrorShape = errorAt({ code: 'message', uri: 'documentation_url', status: 'status' })
