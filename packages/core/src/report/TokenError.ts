import type { JsonObject } from '../token/json.js'
import type { Secret } from '../token/Secret.js'
import type { Note } from './Note.js'

/**
 * One thing wrong with an input.
 *
 * @since 0.1.0
 * @category errors
 */
export interface Issue {
  /** The vendor's member name when reading, the token's when writing; empty for the input as a whole. Never an unknown name. */
  readonly path: readonly string[]
  /** The value that would have been right, such as `whole seconds`. */
  readonly expected: string
  /** The type of the value, such as `string`; never the value itself. */
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
  /** The `id` of the codec that made the error, or `header`, `refresh`, `token-source`. */
  readonly source: string
}

/** The members that errors of an HTTP answer share. */
interface Answered {
  /** The HTTP status, where it is known. */
  readonly status?: number
  /** Seconds to wait before the next try. */
  readonly retryAfter?: number
  /** The first 64 KiB of the answer's body; the JSON text of a body that was already parsed. */
  readonly body?: Secret<string>
}

/** The input is not what the codec reads or writes; `code` is that of the first issue. @since 0.1.0 @category errors */
export interface Malformed extends Failure<'Malformed'> {
  readonly issues: readonly Issue[]
  /** The first 64 KiB of the body, where it was read from an HTTP answer. */
  readonly body?: Secret<string>
}

/**
 * The server answered with an error (RFC 6749 §5.2, or an error shape of the vendor's own). What it said is sealed:
 * `reveal` opens it, and nothing prints it.
 *
 * @since 0.1.0
 * @category errors
 */
export interface OAuthError extends Failure<'OAuthError'> {
  /** The server's error code, in the clear because it reads like one; `unrecognized_error` in place of any other text. */
  readonly error: string
  readonly errorDescription?: Secret
  readonly errorUri?: Secret
  /** The HTTP status, where it is known. */
  readonly status?: number
  /** Seconds to wait before the next try. */
  readonly retryAfter?: number
  /** The whole error body: `mfa_token`, `claims`, `suberror`, trace ids, hints. */
  readonly body: Secret<JsonObject>
}

/** Writing would lose something that must not be lost: `notes` say what. @since 0.1.0 @category errors */
export interface Lossy extends Failure<'Lossy'> {
  readonly notes: readonly Note[]
}

/** A lifetime cannot be re-based, because the token does not say when it began. @since 0.1.0 @category errors */
export interface UnknownIssueTime extends Failure<'UnknownIssueTime'> {}

/** Canonical JSON of a version that this release does not know. @since 0.1.0 @category errors */
export interface UnsupportedVersion extends Failure<'UnsupportedVersion'> {}

/**
 * An HTTP answer that holds neither a token nor an OAuth error: `not-json` (nor form-encoded), `unexpected-status` (not
 * 2xx), `interrupted` (the connection failed before the end), `aborted`, `already-read`.
 *
 * @since 0.1.0
 * @category errors
 */
export interface UnreadableBody extends Failure<'UnreadableBody'>, Answered {}

/** An HTTP answer longer than the caller allows. @since 0.1.0 @category errors */
export interface BodyTooLarge extends Failure<'BodyTooLarge'>, Answered {}

/**
 * Everything that can go wrong, as plain data: told apart by `_tag`, without a secret in the clear. The tags are closed
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
