import type { ErrorShape } from '@token-codecs/core'
import { errorAt } from '@token-codecs/core'

/** Error body of TikTok's Login Kit. @since 0.1.0 @category errors */
export interface TiktokErrorResponse {
  error: string
  error_description?: string
  /** Identifies the request for TikTok's support. */
  log_id?: string
}

/** Error body of TikTok's API for Business, with status 200. @since 0.1.0 @category errors */
export interface TiktokCodedErrorResponse {
  code: number
  message: string
  request_id?: string
}

/** Error body of the API for Business. Its codes for an expired authorization code differ by endpoint. */
export const codedError: ErrorShape = errorAt({
  code: 'code',
  message: 'message',
  standard: { 40110: 'invalid_grant', 40131: 'invalid_grant' },
})
