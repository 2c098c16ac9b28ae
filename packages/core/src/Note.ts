/**
 * What happened to a field: `dropped` (not written), `defaulted` (assumed, nothing was sent), `repaired` (read in another
 * way than sent), `ignored` (read as absent), `rebased` (a lifetime written as what is left of it), `moved` (kept as data
 * in `extensions`). Open: a minor version may add codes.
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
  // Open to the compiler too: a note of a newer version is one of this version's.
  | (string & Record<never, never>)

/**
 * One thing that happened to one field on the way. Plain data that never holds a value or the name of an unknown member.
 *
 * @since 0.1.0
 * @category model
 */
export interface Note {
  readonly action: NoteAction
  /** The rule that applied, such as `numeric-string` or `not-carried`: stable, and fit for a metric's label. */
  readonly code: string
  /** The `vendor` of the codec that made the note; `refresh` of `mergeRefresh`, which knows no codec. */
  readonly source: string
  readonly direction: 'read' | 'write'
  /** The member of the `Token` (`error` for an error member that said nothing). */
  readonly member: string
  /** One line that says all this to a person. */
  readonly message: string
}

/** The `reason` of a rule that holds for all codecs. @since 0.1.0 @category model */
export type NoteCode =
  | 'null-member'
  | 'empty-member'
  | 'no-error'
  | 'assumed-bearer'
  | 'numeric-string'
  | 'fractional-lifetime'
  | 'scope-array'
  | 'other-form'
  | 'repeated-scope'
  | 'not-json'
  | 'not-carried'
  | 'not-representable'
  | 'foreign-extension'
  | 'reserved-name'
  | 'unknown-member'
  | 'token-type'
  | 'time-passed'
  | 'left-out'
  | 'old-answer'
  | 'rotated'
  | 'unknown-issue-time'

// A codec alone need not bring the words of a refresh.
type RefreshReason = 'left-out' | 'old-answer' | 'rotated' | 'unknown-issue-time'
export type CodecReason = Exclude<NoteCode, RefreshReason>

export const codecReasons: Readonly<Record<CodecReason, string>> = {
  'null-member': 'null was read as absent',
  'empty-member': 'an empty string was read as absent',
  'no-error': 'an error member that is null, empty or false is no error',
  'assumed-bearer': 'no token type came, Bearer was assumed',
  'numeric-string': 'a string of digits was read as a number',
  'fractional-lifetime': 'a fraction of a second was rounded down',
  'scope-array': 'an array of scope names was read as a scope',
  'other-form': 'it came in another form than the vendor documents',
  'repeated-scope': 'a scope named more than once was kept once',
  'not-json': 'unknown members that JSON cannot hold were left out',
  'not-carried': 'the vendor has no member for it',
  'not-representable': "the vendor's member cannot hold this value",
  'foreign-extension': 'members that only another codec knows were left out',
  'reserved-name': 'unknown members named like known ones, or like an error, were left out',
  'unknown-member': 'the token has members that this version does not know',
  'token-type': "the vendor's documented token type cannot hold this one",
  'time-passed': 'counted from the given time',
}

export const refreshReasons: Readonly<Record<RefreshReason, string>> = {
  'left-out': 'the answer to the refresh left it out, what was known before was kept',
  'old-answer': 'lifetimes, times and nonces of an earlier answer say nothing of a later one',
  rotated: 'the lifetime was that of the refresh token before this one',
  'unknown-issue-time': 'what is left of it is not known without the issue times of both answers',
}

/**
 * The rules that hold for all codecs, and how a person is told of each. A codec's own `repairs` bring their own.
 *
 * @since 0.1.0
 * @category model
 */
export const noteCodes: Readonly<Record<NoteCode, string>> = /* @__PURE__ */ Object.freeze(
  // Bundlers keep a spread, which may have effects.
  /* @__PURE__ */ Object.assign({}, codecReasons, refreshReasons),
)
