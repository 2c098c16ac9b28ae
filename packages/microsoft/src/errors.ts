import type { ErrorShape } from '@token-codecs/core'
import { errorAt } from '@token-codecs/core'

/** Error body of Microsoft Entra ID. @since 0.1.0 @category errors */
export interface MicrosoftErrorResponse {
  error: string
  error_description?: string
  /** Microsoft's own numbers, such as 50076. */
  error_codes?: readonly number[]
  /** A UTC time, such as `2016-01-09 02:02:12Z`. */
  timestamp?: string
  trace_id?: string
  correlation_id?: string
  error_uri?: string
  /** The reason, in more detail. */
  suberror?: string
  /** JSON to send with the next authorization request. */
  claims?: string
}

/** Error body of Microsoft Entra ID, with its own codes of the device flow. */
export const microsoftError: ErrorShape = errorAt({
  code: 'error',
  message: 'error_description',
  uri: 'error_uri',
  standard: { authorization_declined: 'access_denied', bad_verification_code: 'invalid_grant' },
})
