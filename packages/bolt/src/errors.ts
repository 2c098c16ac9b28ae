import type { ErrorShape } from '@token-codecs/core'

/** Error body of Bolt's `/v1/oauth/token` (status 400, 403 and 422). @since 0.1.0 @category errors */
export interface BoltErrorResponse {
  error?: string
  error_description?: string
}

/** Error body of Bolt's `/v3/oauth/token`. @since 0.1.0 @category errors */
export interface BoltTaggedErrorResponse {
  '.tag': 'unauthorized' | 'forbidden' | 'unprocessable_request' | 'not_found' | 'invalid_input_parameter'
  message: string
  /** The invalid request parameter. */
  field?: string
}

const tags: readonly unknown[] = [
  'unauthorized',
  'forbidden',
  'unprocessable_request',
  'not_found',
  'invalid_input_parameter',
] satisfies readonly BoltTaggedErrorResponse['.tag'][]

/** Error body of v1. Its published example spells `invalid_grant` with a space. */
export const spacedError: ErrorShape = {
  marker: 'error',
  read: ({ error, error_description }) =>
    error === 'invalid _grant' ? { error: 'invalid_grant', errorDescription: error_description } : undefined,
}

/** Error body of v3. */
export const taggedError: ErrorShape = {
  marker: '.tag',
  read: (body) => (tags.includes(body['.tag']) ? { error: body['.tag'], errorDescription: body.message } : undefined),
}

/** Error body of v1, in the camelCase shape of the TypeScript SDK. */
export const sdkError: ErrorShape = {
  marker: 'error',
  read: ({ error, errorDescription, error_description }) => ({
    error: error === 'invalid _grant' ? 'invalid_grant' : error,
    errorDescription: errorDescription ?? error_description,
  }),
}
