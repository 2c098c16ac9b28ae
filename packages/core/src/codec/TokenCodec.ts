import type * as t from 'io-ts'
import type { Either } from '../report/either.js'
import type { Note } from '../report/Note.js'
import type { TokenError } from '../report/TokenError.js'
import type { Token, TokenMember } from '../token/Token.js'
import type { StandardSchema } from './standardSchema.js'

/** Options of `read` and `parse`. @since 0.1.0 @category model */
export interface ReadOptions {
  /**
   * Epoch seconds (`Date.now() / 1000`), best taken just before the request. Becomes `issuedAt` if the vendor does not
   * send one. A fraction is rounded down.
   */
  readonly receivedAt?: number
  /** Rejects a response that would get a note with the action `repaired`, `defaulted` or `moved`. */
  readonly strict?: boolean
}

/** Options of `write`. @since 0.1.0 @category model */
export interface WriteOptions {
  /**
   * The time of writing, in epoch seconds; a fraction is rounded up. Each lifetime is written as the seconds left at
   * this time, at least 0. A time before `issuedAt` has no effect. A lifetime without `issuedAt` fails with
   * `UnknownIssueTime`.
   */
  readonly now?: number
  /**
   * `report`, the default, adds a note for each dropped member; `fail` returns a `Lossy` error instead. Dropping
   * `issuedAt` is a loss only if a lifetime is written without `now`.
   */
  readonly onLoss?: 'report' | 'fail'
}

/** A token, and the notes from reading or merging it. @since 0.1.0 @category model */
export interface ReadResult {
  readonly token: Token
  /** Everything that was repaired, assumed, ignored or moved; empty if nothing was. */
  readonly notes: readonly Note[]
}

/** A wire value, and the notes from writing it. @since 0.1.0 @category model */
export interface WriteResult<Wire> {
  readonly value: Wire
  /** Everything that was dropped or converted; empty if nothing was. */
  readonly notes: readonly Note[]
}

/**
 * A lawful mapping between a vendor's token response (`Wire`) and the canonical {@link Token}. Start with `parse` and
 * `encode`, which throw; `read` and `write` return an `Either` with notes instead.
 *
 * A codec is an io-ts type: it works inside `t.type`, `t.array` and `pipe`, and in a union with `t.null`. Do not put
 * two codecs into a `t.union`, which always picks the first, because all decode to the same type.
 *
 * A codec's own errors contain nothing of the input. Errors of other io-ts types may: `t.null` in a union, a failing
 * sibling in a `t.type`, the next type in a `pipe`. `redactErrors` redacts them all.
 *
 * A codec never changes its input. It reads only own enumerable members of responses and tokens: members of
 * `Object.prototype`, even frozen, read-only or with setters, cannot change a result or cause an exception. Options are
 * read by plain property access.
 *
 * @since 0.1.0
 * @category model
 */
export interface TokenCodec<
  Wire,
  Extra extends string = string,
  SecretExtra extends string = string extends Extra ? string : never,
> extends t.Type<Token, Wire, unknown> {
  /** The codec's unique id, the `source` of its notes and errors. Never changes once published. */
  readonly id: string
  /** The name of each token member in the vendor's response, or its path if nested, in writing order. */
  readonly fields: Readonly<Partial<Record<TokenMember, string | readonly string[]>>>
  /** Names of the documented response members that are not token members; `extrasOf` returns their values. */
  readonly extras: readonly Extra[]
  /** The extras that `extrasOf` returns as a `Secret`. */
  readonly secretExtras: readonly SecretExtra[]
  /**
   * The vendor's documented response as an io-ts type; every member is optional. Its `decode` drops the table's `null`
   * members, and its `is` rejects them. Extras are not checked.
   */
  readonly wire: t.Type<Partial<Wire>, Partial<Wire>, unknown>
  /**
   * Start here: returns the token in a parsed JSON response, or throws a `TokenCodecError`. Use `read` for notes, or to
   * avoid exceptions.
   */
  readonly parse: (input: unknown, options?: ReadOptions) => Token
  /**
   * Like `parse`, but never throws: returns the token with notes about the response, or a `TokenError`. The result has
   * the shape of fp-ts's `Either`.
   */
  readonly read: (input: unknown, options?: ReadOptions) => Either<TokenError, ReadResult>
  /**
   * Like `encode`, but never throws: returns the vendor's response with notes about its differences from the token, or
   * a `TokenError`. The result has the shape of fp-ts's `Either`.
   */
  readonly write: (token: Token, options?: WriteOptions) => Either<TokenError, WriteResult<Wire>>
  /**
   * The reverse of `parse`: returns the vendor's response for a token, or throws a `TokenCodecError`. Use `write` for
   * notes and options.
   */
  readonly encode: (token: Token) => Wire
  /**
   * The io-ts entry point, for use inside `t.type` and similar types. Takes no options and returns no notes; for a codec
   * alone, prefer `parse` or `read`.
   *
   * @since 0.1.0
   */
  decode(input: unknown): t.Validation<Token>
  /** True for a valid `Token`, not for a vendor's response. Use `read` to check a response. */
  readonly is: t.Is<Token>
  /** For io-ts itself: `decode` with a context for error paths. Call `parse` or `read` instead. */
  readonly validate: t.Validate<unknown, Token>
  /** The Standard Schema v1 interface, for libraries that accept any validator. Its issues contain no input. */
  readonly '~standard': StandardSchema<Wire, Token>
}

/**
 * A token codec of any vendor.
 *
 * @since 0.1.0
 * @category model
 */
// biome-ignore lint/suspicious/noExplicitAny: as in io-ts's t.Any, because Wire is invariant: no other type accepts all codecs
export type AnyTokenCodec = TokenCodec<any, string, string>
