import type { ErrorShape } from '@token-codecs/core'

/** Error body of Zoom's token endpoint, as sent by its servers. @since 0.1.0 @category errors */
export interface ZoomErrorResponse {
  /** A code of RFC 6749 or RFC 8628. */
  error: string
  /** The description. It may quote the authorization code. */
  reason?: string
}

/** RFC 6749 §5.2's code, with the description under another name. */
export const reasonError: ErrorShape = {
  marker: 'error',
  read: ({ error, reason }) => (typeof reason === 'string' ? { error, errorDescription: reason } : undefined),
}
