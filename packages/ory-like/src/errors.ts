import type { ErrorShape, Json } from '@token-codecs/core'

/** Error body of Ory Hydra, including the members of its older releases. @since 0.1.0 @category errors */
export interface OryLikeErrorResponse {
  error: string
  error_description?: string
  error_hint?: string
  error_debug?: string
  status_code?: number
}

/** Ory's generic error body, where `error` is an object. @since 0.1.0 @category errors */
export interface OryLikeGenericErrorResponse {
  error: {
    id?: string
    code?: number
    status?: string
    reason?: string
    message?: string
  }
}

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== ''

/** RFC 6749 §5.2's error body. The hint of older releases is appended to the description. */
export const hintedError: ErrorShape = {
  marker: 'error',
  read: ({ error, error_description, error_hint, status_code }) => {
    if (!isText(error)) return undefined
    const described = [error_description, error_hint].filter(isText).join(' ')
    return { error, errorDescription: described === '' ? undefined : described, status: status_code }
  },
}

export const genericError: ErrorShape = {
  marker: 'error',
  read: ({ error }) => {
    if (typeof error !== 'object' || error === null || Array.isArray(error)) return undefined
    const { id, code, status, reason, message } = error as { readonly [name: string]: Json | undefined }
    const name = [id, status].find(isText) ?? code
    return { error: name, errorDescription: [reason, message].find(isText), status: code }
  },
}
