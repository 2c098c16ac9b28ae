import type * as t from 'io-ts'
import type { Either } from '../report/either.js'
import type { Note } from '../report/Note.js'
import type { TokenError } from '../report/TokenError.js'
import type { Token, TokenMember } from '../token/Token.js'
import type { StandardSchema } from './standardSchema.js'

/** Options of `read` and `parse`. @since 0.1.0 @category model */
export interface ReadOptions {
  /**
   * When the answer came, in seconds since the epoch; best the instant before the request. It becomes `issuedAt` where
   * the vendor sends none. A fraction is rounded down.
   */
  readonly receivedAt?: number
  /** Refuses a response about which a note would say `repaired`, `defaulted` or `moved`. */
  readonly strict?: boolean
}

/** Options of `write`. @since 0.1.0 @category model */
export interface WriteOptions {
  /**
   * Writes the rest of each lifetime at this time, in seconds since the epoch, never below 0. A fraction is
   * rounded up. Before `issuedAt` it changes nothing; a lifetime without `issuedAt` is an `UnknownIssueTime`.
   */
  readonly now?: number
  /**
   * With `fail`, a dropped member fails as `Lossy` instead of being noted; a dropped `issuedAt` only where a written lifetime
   * counts from it and `now` is not given. `report` by default.
   */
  readonly onLoss?: 'report' | 'fail'
}

/** A token, and the notes of reading or merging it. @since 0.1.0 @category model */
export interface ReadResult {
  readonly token: Token
  readonly notes: readonly Note[]
}

/** A wire value, and the notes of writing it. @since 0.1.0 @category model */
export interface WriteResult<Wire> {
  readonly value: Wire
  readonly notes: readonly Note[]
}

/**
 * A lawful mapping between a vendor's token response (`Wire`) and the canonical {@link Token}.
 *
 * It is an io-ts type: it works inside `t.type`, `t.array` and `pipe`, and beside `t.null` in a union. `decode` is `read`
 * without options and notes; `encode` is `write` with the defaults and without notes, and throws a `TokenCodecError` where
 * `write` refuses. All codecs share the decoded type, so a `t.union` of two of them always picks the first, both ways: choose
 * by vendor, never by union.
 *
 * Its own errors hold nothing of the input, but those of other types beside it do: `t.null` in a union, a failing sibling
 * in a `t.type`, the next type in a `pipe`. `redactErrors` cleans them all.
 *
 * It reads own enumerable members of responses and tokens only: nothing on `Object.prototype`, whether frozen, read-only,
 * with a setter or named like a member, changes a result or makes it throw. Options are read by plain access.
 *
 * @since 0.1.0
 * @category model
 */
export interface TokenCodec<Wire, Extra extends string = string, SecretExtra extends string = string>
  extends t.Type<Token, Wire, unknown> {
  /** Unique, and never changed once published. */
  readonly id: string
  /** The wire name of each member that it carries, or the path of a nested one, in the order of writing. */
  readonly fields: Readonly<Partial<Record<TokenMember, string | readonly string[]>>>
  /** The documented members that are not members of a token; `extrasOf` returns them. */
  readonly extras: readonly Extra[]
  /** Those that are secret. */
  readonly secretExtras: readonly SecretExtra[]
  /**
   * The documented shape, as a type of the vendor's object: `null` is read as absent, and any member may be missing. Extras
   * are not checked. `is` holds for what `decode` returns, where a member of the table is never `null`.
   */
  readonly wire: t.Type<Partial<Wire>, Partial<Wire>, unknown>
  /** Reads a response that is already parsed. Changes nothing, never throws. */
  readonly read: (input: unknown, options?: ReadOptions) => Either<TokenError, ReadResult>
  /** The token of a response, as `read` returns it; throws a `TokenCodecError` where that fails. */
  readonly parse: (input: unknown, options?: ReadOptions) => Token
  /** Writes the documented shape. Changes nothing, never throws. */
  readonly write: (token: Token, options?: WriteOptions) => Either<TokenError, WriteResult<Wire>>
  /** Standard Schema v1, with issues that hold no input. */
  readonly '~standard': StandardSchema<Wire, Token>
}

/**
 * A token codec of any wire.
 *
 * @since 0.1.0
 * @category model
 */
// biome-ignore lint/suspicious/noExplicitAny: io-ts's own t.Any does the same: Wire is invariant, so no other type holds all codecs
export type AnyTokenCodec = TokenCodec<any, string, string>
