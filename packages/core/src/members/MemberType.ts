import type { Place } from '../report/places.js'
import type { Report } from '../report/Report.js'
import type { Json } from '../token/json.js'

/** The names of the types, by which schemas and laws know them; only canonical JSON has the last two. */
export type MemberTypeName =
  | 'token'
  | 'tokenType'
  | 'lifetime'
  | 'instant'
  | 'scope'
  | 'scopeList'
  | 'uri'
  | 'authorizationDetails'
  | 'version'
  | 'extensions'

/**
 * The behaviour of one type of member in every codec. Both `read` and `check` return `undefined` after an issue,
 * which is in the report.
 */
export interface MemberType<Value> {
  readonly name: MemberTypeName
  /** The value that an error asks for. */
  readonly expected: string
  /** True where the value is a secret in a token. */
  readonly isSealed: boolean
  /** True where an empty string is a value, not an absent member. */
  readonly readsEmpty: boolean
  /** Tells whether a wire value has the type that vendors document. */
  readonly isDocumented: (value: unknown) => boolean
  /** The member of a token from a wire value other than `undefined` and `null`. */
  readonly read: (value: unknown, report: Report, place: Place) => Value | undefined
  /** The value of a required member that is missing, null or empty; without this function it is refused. */
  readonly readMissing: ((value: null | undefined | '', report: Report, place: Place) => Value | undefined) | undefined
  /** The member of a token, checked, copied and in the clear. */
  readonly check: (value: unknown, report: Report, place: Place) => Json | undefined
  /** The wire value of the result of `check`; `undefined` where there is none. */
  readonly write: (clear: Json) => Json | undefined
}

const unchanged = (clear: Json): Json => clear

type Defaulted = 'isSealed' | 'readsEmpty' | 'readMissing' | 'write'

/** A type of member: open, absent where it is empty, and written as it is, unless it says otherwise. */
export const memberType = <Value>(
  type: Omit<MemberType<Value>, Defaulted> & Partial<MemberType<Value>>,
): MemberType<Value> => ({
  isSealed: false,
  readsEmpty: false,
  readMissing: undefined,
  write: unchanged,
  // All types have the same members in the same order, because engines run that faster.
  ...type,
})
