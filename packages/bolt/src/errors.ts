import type { ErrorShape } from '@token-codecs/core'

/** The error body of Bolt's `/v1/oauth/token` (400, 403, 422). @since 0.1.0 @category errors */
export interface BoltErrorResponse {
  error?: string
  error_description?: string
}

/** The error body of Bolt's `/v3/oauth/token`. @since 0.1.0 @category errors */
export interface BoltTaggedErrorResponse {
  '.tag': 'unauthorized' | 'forbidden' | 'unprocessable_request' | 'not_found' | 'invalid_input_parameter'
  message: string
  /** The request parameter that is wrong. */
  field?: string
}

const tags: readonly unknown[] = [
  'unauthorized',
  'forbidden',
  'unprocessable_request',
  'not_found',
  'invalid_input_parameter',
] satisfies readonly BoltTaggedErrorResponse['.tag'][]

/** The error body of v1, whose published example spells `invalid_grant` with a space. */
export const spacedError: ErrorShape = {
  marker: 'error',
  read: ({ error, error_description }) =>
    error === 'invalid _grant' ? { error: 'invalid_grant', errorDescription: error_description } : undefined,
}

/** The error body of v3. */
export const taggedError: ErrorShape = {
  marker: '.tag',
  read: (body) => (tags.includes(body['.tag']) ? { error: body['.tag'], errorDescription: body.message } : undefined),
}

/** The error body of v1 as the TypeScript SDK spells it. */
export const sdkError: ErrorShape = {
  marker: 'error',
  read: ({ error, errorDescription, error_description }) => ({
    error: error === 'invalid _grant' ? 'invalid_grant' : error,
    errorDescription: errorDescription ?? error_description,
  }),
}
