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

export const boltErrorForms: readonly ErrorShape[] = [
  {
    // v1, whose published example spells `invalid_grant` with a space.
    marker: 'error',
    read: (body) =>
      body.error === 'invalid _grant'
        ? { error: 'invalid_grant', errorDescription: body.error_description }
        : undefined,
  },
  {
    // v3
    marker: '.tag',
    read: (body) => (tags.includes(body['.tag']) ? { error: body['.tag'], errorDescription: body.message } : undefined),
  },
]
