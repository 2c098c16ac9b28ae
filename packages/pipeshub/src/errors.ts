import type { ErrorShape } from '@token-codecs/core'
import { at, errorAt } from '@token-codecs/core'

/** PipesHub's flat error body, as in RFC 6749 §5.2 (status 400, 401 and 403). @since 0.1.0 @category errors */
export interface PipeshubErrorResponse {
  error: PipeshubErrorCode
  error_description?: string
}

/** The error codes that PipesHub documents. Codecs accept other codes too. @since 0.1.0 @category errors */
export type PipeshubErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'server_error'

/** PipesHub's nested error body, for failed validation (400) and rate limits (429). @since 0.1.0 @category errors */
export interface PipeshubNestedErrorResponse {
  error: {
    /** For example `VALIDATION_ERROR` or `TOO_MANY_REQUESTS`. */
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

/** Flat error body in camelCase, as in the TypeScript SDK. Bodies without these members are RFC 6749's. */
export const sdkError: ErrorShape = {
  marker: 'error',
  read: ({ error, errorDescription, errorUri }) =>
    typeof error === 'string' && (errorDescription ?? errorUri) !== undefined
      ? { error, errorDescription, errorUri }
      : undefined,
}
