import type { JsonObject } from '../token/json.js'
import type { Secret } from '../token/Secret.js'
import type { Note } from './Note.js'

/**
 * One problem with an input.
 *
 * @since 0.1.0
 * @category errors
 */
export interface Issue {
  /** Vendor's member names when reading, the token's when writing; empty for the whole input. Never an unknown name. */
  readonly path: readonly string[]
  /** Expected value, such as `whole seconds`. */
  readonly expected: string
  /** Type of the value, such as `string`; never the value itself. */
  readonly actual: string
  /** Code of the broken rule, such as `not-digits`. Stable, and safe as a metric label. */
  readonly code: string
}

interface Failure<Tag extends string> {
  readonly _tag: Tag
  /** Stable, and safe as a metric label. Open: a minor version may add codes. */
  readonly code: string
  /** One human-readable line. */
  readonly message: string
  /** The `id` of the codec that returned the error, or `header`, `refresh`, `token-source`. */
  readonly source: string
}

/** Shared members of errors about an HTTP response. */
interface HttpFailure {
  /** HTTP status, if known. */
  readonly status?: number
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number
  /** First 64 KiB of the response body, serialized as JSON if it was already parsed. */
  readonly body?: Secret<string>
}

/** Input that the codec cannot read or write; `code` is the first issue's code. @since 0.1.0 @category errors */
export interface Malformed extends Failure<'Malformed'> {
  readonly issues: readonly Issue[]
  /** First 64 KiB of the body, if the input is an HTTP response. */
  readonly body?: Secret<string>
}

/**
 * Error response from the server (RFC 6749 §5.2, or the vendor's error shape). The description, URI and body are
 * secrets: they never print, and only `reveal` returns them.
 *
 * @since 0.1.0
 * @category errors
 */
export interface OAuthError extends Failure<'OAuthError'> {
  /** The server's error code if it looks like one, so that it is safe to print; otherwise `unrecognized_error`. */
  readonly error: string
  /** The code of RFC 6749 or RFC 8628 with the same meaning, if the codec's table gives one. */
  readonly standardError?: string
  readonly errorDescription?: Secret
  readonly errorUri?: Secret
  /** HTTP status, if known. */
  readonly status?: number
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number
  /** Whole error body, including `mfa_token`, `claims`, `suberror`, trace ids and hints. */
  readonly body: Secret<JsonObject>
}

/** Writing would lose data that must be kept; `notes` lists it. @since 0.1.0 @category errors */
export interface Lossy extends Failure<'Lossy'> {
  readonly notes: readonly Note[]
}

/** A lifetime cannot be rebased, because the token has no issue time. @since 0.1.0 @category errors */
export interface UnknownIssueTime extends Failure<'UnknownIssueTime'> {}

/** Canonical JSON of a version that this release does not know. @since 0.1.0 @category errors */
export interface UnsupportedVersion extends Failure<'UnsupportedVersion'> {}

/**
 * HTTP response without a token or an OAuth error. Its `code` is `not-json` (nor form-encoded),
 * `unexpected-status` (not 2xx), `interrupted` (the connection failed before the end), `aborted` or `already-read`.
 *
 * @since 0.1.0
 * @category errors
 */
export interface UnreadableBody extends Failure<'UnreadableBody'>, HttpFailure {}

/** HTTP response larger than the caller allows. @since 0.1.0 @category errors */
export interface BodyTooLarge extends Failure<'BodyTooLarge'>, HttpFailure {}

/**
 * Any error of this package: plain data, discriminated by `_tag`, never with a secret in the clear. The set of tags
 * changes only in a major version.
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
