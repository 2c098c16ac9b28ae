import type { ErrorShape } from '@token-codecs/core'
import { errorAt } from '@token-codecs/core'

/** Error body of HubSpot's token endpoint. Older versions send no `error`. @since 0.1.0 @category errors */
export interface HubspotErrorResponse {
  /** A code of RFC 6749. */
  error?: string
  error_description?: string
  /** HubSpot's own code, or `error`. */
  status?: string
  message?: string
  /** Identifies the request for HubSpot's support. */
  correlationId?: string
  category?: string
}

/** Error body with RFC 6749's code next to HubSpot's own. */
export const rfcError: ErrorShape = errorAt({ code: 'error', message: 'error_description' })

/** Error body with HubSpot's own code only. */
export const statusError: ErrorShape = errorAt({
  code: 'status',
  message: 'message',
  unless: 'error',
  standard: { BAD_AUTH_CODE: 'invalid_grant', BAD_REFRESH_TOKEN: 'invalid_grant' },
})

/** Error body of HubSpot's other endpoints. */
export const correlatedError: ErrorShape = errorAt({ code: 'category', message: 'message' })
