import type { Note } from './Note.js'

/**
 * One thing wrong with an input.
 *
 * @since 0.1.0
 * @category errors
 */
export interface Issue {
  /** Where: the vendor's member names when reading, the token's when writing. Never the name of an unknown member. */
  readonly path: readonly string[]
  /** What would have been right, such as `whole seconds`. */
  readonly expected: string
  /** The type of what was there, such as `string`; never the value. */
  readonly actual: string
  /** The rule that was broken, such as `not-digits`: stable, and fit for a metric's label. */
  readonly code: string
}

interface Failure<Tag extends string> {
  readonly _tag: Tag
  /** Stable and fit for a metric's label. Open: a minor version may add codes. */
  readonly code: string
  /** One line for a person. */
  readonly message: string
  /** The `vendor` of the codec that made the error. */
  readonly source: string
}

/** The input is not what the codec reads or writes; `code` is that of the first issue. @since 0.1.0 @category errors */
export interface Malformed extends Failure<'Malformed'> {
  readonly issues: readonly Issue[]
}

/**
 * The server answered with an error (RFC 6749 §5.2, or the vendor's own form). Its text is cut at 500 characters, without
 * control characters and without any token that the same body held.
 *
 * @since 0.1.0
 * @category errors
 */
export interface OAuthError extends Failure<'OAuthError'> {
  readonly error: string
  readonly errorDescription?: string
  readonly errorUri?: string
  /** The HTTP status, where it is known. */
  readonly status?: number
  /** Seconds to wait before the next try. */
  readonly retryAfter?: number
}

/** Writing would have lost what must not be lost: `notes` say what. @since 0.1.0 @category errors */
export interface Lossy extends Failure<'Lossy'> {
  readonly notes: readonly Note[]
}

/** A lifetime cannot be re-based, because the token does not say when it began. @since 0.1.0 @category errors */
export interface UnknownIssueTime extends Failure<'UnknownIssueTime'> {}

/** Canonical JSON of a version that this release does not know. @since 0.1.0 @category errors */
export interface UnsupportedVersion extends Failure<'UnsupportedVersion'> {}

/**
 * An answer of which nothing could be read: `not-json` (nor form-encoded, empty too), `unexpected-status` (not 2xx, and no
 * OAuth error), `interrupted` (the connection failed before the end), `aborted`, `already-read`.
 *
 * @since 0.1.0
 * @category errors
 */
export interface UnreadableBody extends Failure<'UnreadableBody'> {
  /** The HTTP status, where it is known. */
  readonly status?: number
  /** Seconds to wait before the next try. */
  readonly retryAfter?: number
}

/** An answer longer than the caller allows. @since 0.1.0 @category errors */
export interface BodyTooLarge extends Failure<'BodyTooLarge'> {
  /** The HTTP status, where it is known. */
  readonly status?: number
}

/**
 * Everything that can go wrong: plain data, told apart by `_tag`, and never with a secret in it. The tags are closed
 * within a major version.
 *
 * @since 0.1.0
 * @category errors
 */
export type TokenError =
  | Malformed
  | OAuthError
  | Lossy
  | UnknownIssueTime
  | UnsupportedVersion
  | UnreadableBody
  | BodyTooLarge
