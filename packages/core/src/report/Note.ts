/**
 * Action taken for a member:
 * - `dropped`: not written
 * - `defaulted`: missing, so a default was assumed
 * - `repaired`: sent in an undocumented form, but understood
 * - `ignored`: read as absent, or less exactly than sent
 * - `rebased`: reduced to the remaining lifetime, or converted between lifetime and instant
 * - `moved`: kept as data in `extensions`
 *
 * Open: a minor version may add actions.
 *
 * @since 0.1.0
 * @category model
 */
export type NoteAction =
  | 'dropped'
  | 'defaulted'
  | 'repaired'
  | 'ignored'
  | 'rebased'
  | 'moved'
  // Keeps the type open, because a newer version may add actions.
  | (string & Record<never, never>)

/**
 * Record of one thing that happened to one member. Plain data, never with a value or the name of an unknown member.
 *
 * @since 0.1.0
 * @category model
 */
export interface Note {
  readonly action: NoteAction
  /** Code of the rule that applied, such as `numeric-string` or `not-carried`. Stable, and safe as a metric label. */
  readonly code: string
  /** The `id` of the codec that added the note; `refresh` for `mergeRefresh`. */
  readonly source: string
  readonly direction: 'read' | 'write'
  /**
   * Name of the `Token` member or constant, or one of these:
   * - `error`: an error member that means no error
   * - `unknown`: members unknown to this version
   * - `body`: the response body
   */
  readonly member: string
  /** One human-readable line. */
  readonly message: string
}

/**
 * Code of a rule that applies to all codecs. A `moved` note has the code of the broken rule instead, for example
 * `not-digits`; issues use the same codes.
 *
 * @since 0.1.0
 * @category model
 */
export type NoteCode =
  | 'null-member'
  | 'empty-member'
  | 'no-error'
  | 'assumed-bearer'
  | 'assumed-success'
  | 'numeric-string'
  | 'fractional-lifetime'
  | 'sub-second'
  | 'absolute-lifetime'
  | 'second-expiry'
  | 'scope-array'
  | 'other-form'
  | 'repeated-scope'
  | 'not-json'
  | 'too-deep'
  | 'too-large'
  | 'not-object'
  | 'imprecise-number'
  | 'not-utf-8'
  | 'not-carried'
  | 'not-representable'
  | 'foreign-extension'
  | 'reserved-name'
  | 'unknown-member'
  | 'known-member'
  | 'token-type'
  | 'time-passed'
  | 'derived'
  | 'left-out'
  | 'previous-response'
  | 'rotated'
  | 'unknown-issue-time'

// Separate tables, so that a codec bundles only the explanations that it uses.
type RefreshCode = 'left-out' | 'previous-response' | 'rotated' | 'unknown-issue-time'
type BodyCode = 'imprecise-number' | 'not-utf-8'
type CanonicalCode = 'not-object' | 'known-member'
export type CodecNoteCode = Exclude<NoteCode, RefreshCode | BodyCode | CanonicalCode>

export const codecNoteCodes: Readonly<Record<CodecNoteCode, string>> = {
  'null-member': 'null counts as absent',
  'empty-member': 'an empty value counts as absent',
  'no-error': 'null, empty, false and 0 mean no error',
  'assumed-bearer': 'missing; assumed Bearer',
  'assumed-success': 'missing; assumed success',
  'numeric-string': 'digits were read as a number',
  'fractional-lifetime': 'rounded down to whole seconds',
  'sub-second': 'read in whole seconds',
  'absolute-lifetime': 'the value is an expiry time, not a lifetime',
  'second-expiry': 'another member already gives the expiry',
  'scope-array': 'an array in place of a string; read as scope names',
  'other-form': 'not in the documented form',
  'repeated-scope': 'repeated names were removed',
  'not-json': 'not a JSON value',
  'too-deep': 'nested more than 500 levels deep',
  'too-large': 'more than a million values',
  'not-carried': 'the vendor has no member for it',
  'not-representable': 'the vendor cannot represent this value',
  'foreign-extension': 'only canonical JSON keeps members from another codec',
  'reserved-name': 'its name has another meaning in this response',
  'unknown-member': 'unknown to this version of token-codecs',
  'token-type': 'the vendor does not support this token type',
  'time-passed': 'recalculated for the given time',
  derived: 'converted between lifetime and expiry time',
}

export const refreshNoteCodes: Readonly<Record<RefreshCode, string>> = {
  'left-out': 'missing from the refresh response; kept the previous value',
  'previous-response': 'belonged to the previous response only',
  rotated: 'belonged to the previous refresh token',
  'unknown-issue-time': 'the remaining lifetime is unknown without both issue times',
}

export const canonicalNoteCodes: Readonly<Record<CanonicalCode, string>> = {
  'not-object': 'not an object',
  'known-member': 'an older version had kept it as an unknown member',
}

export const bodyNoteCodes: Readonly<Record<BodyCode, string>> = {
  'imprecise-number': 'an integer beyond 2^53 lost its last digits',
  'not-utf-8': 'bytes that are not UTF-8 were replaced',
}

/**
 * Explanations of the rules that apply to all codecs, by code.
 *
 * @since 0.1.0
 * @category model
 */
export const noteCodes: Readonly<Record<NoteCode, string>> = /* @__PURE__ */ Object.freeze(
  // Not an object spread, which bundlers keep because it may have side effects.
  /* @__PURE__ */ Object.assign({}, codecNoteCodes, canonicalNoteCodes, refreshNoteCodes, bodyNoteCodes),
)
