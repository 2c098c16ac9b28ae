import type { ErrorShape } from '@token-codecs/core'
import { at, errorAt } from '@token-codecs/core'

/** PipesHub's flat error body, RFC 6749 §5.2's (400, 401, 403). @since 0.1.0 @category errors */
export interface PipeshubErrorResponse {
  error: PipeshubErrorCode
  error_description?: string
}

/** The error codes that PipesHub documents. Never a filter: other codes pass. @since 0.1.0 @category errors */
export type PipeshubErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'server_error'

/** PipesHub's nested error body, for validation (400) and rate limits (429). @since 0.1.0 @category errors */
export interface PipeshubNestedErrorResponse {
  error: {
    /** Such as `VALIDATION_ERROR` and `TOO_MANY_REQUESTS`. */
    code: string
    message?: string
    /** Seconds. */
    retryAfter?: number | null
  }
}

export const nestedError: ErrorShape = errorAt({
  code: at('error', 'code'),
  message: at('error', 'message'),
  retryAfter: at('error', 'retryAfter'),
})

/** The flat error body as the TypeScript SDK spells it; without these members it is RFC 6749's. */
export const sdkError: ErrorShape = {
  marker: 'error',
  read: ({ error, errorDescription, errorUri }) =>
    typeof error === 'string' && (errorDescription ?? errorUri) !== undefined
      ? { error, errorDescription, errorUri }
      : undefined,
}
