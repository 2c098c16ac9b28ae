import type { ErrorShape } from '@token-codecs/core'
import { errorAt } from '@token-codecs/core'

/** Error body of Notion's API. @since 0.1.0 @category errors */
export interface NotionErrorResponse {
  object: 'error'
  /** The HTTP status. */
  status: number
  /** A code such as `invalid_grant`. */
  code: string
  message: string
  request_id?: string
}

/** Error body of the API. */
export const notionError: ErrorShape = errorAt({ code: 'code', message: 'message', status: 'status' })
