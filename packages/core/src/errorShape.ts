import type { Json } from './json.js'

/** What an error form finds in a body; whatever is not of the named type is left out. @since 0.1.0 @category model */
export interface ErrorBody {
  /** Text. */
  readonly error: unknown
  /** Text. */
  readonly errorDescription?: unknown
  /** Text. */
  readonly errorUri?: unknown
  /** Whole seconds. */
  readonly retryAfter?: unknown
  /** The HTTP status, where the body repeats it. */
  readonly status?: unknown
}

/**
 * An error body of the vendor's own, beside RFC 6749's, which every codec knows.
 *
 * @since 0.1.0
 * @category model
 */
export interface ErrorShape {
  /** The member that tells the form from a token: none of the vendor's table. */
  readonly marker: string
  /** The error, or `undefined` when the body is none of this form; to throw, or to find no `error`, says the same. */
  readonly read: (body: { readonly [name: string]: Json | undefined }) => ErrorBody | undefined
}
