import type { Place } from '../report/places.js'
import type { Report } from '../report/Report.js'
import type { Json } from '../token/json.js'
import { withoutPrototype } from '../token/objects.js'

/** The names of the types, by which schemas and laws know them; the last three, and `scopeList`, are on the wire only. */
export type MemberTypeName =
  | 'token'
  | 'tokenType'
  | 'lifetime'
  | 'instant'
  | 'scope'
  | 'scopeList'
  | 'uri'
  | 'authorizationDetails'
  | 'constant'
  | 'version'
  | 'extensions'

/** The ways in which a vendor's type of member may differ from the standard one. */
export interface MemberOptions {
  /** True where digits are documented as text. */
  readonly text?: boolean
  /** The number of units in a second, 1 by default. */
  readonly perSecond?: number
  /** The smallest value, in the vendor's unit. */
  readonly minimum?: number
  /** The value that means "never". */
  readonly never?: number | string | undefined
  /** For a lifetime, the first value in seconds that is an instant. */
  readonly instantFrom?: number | undefined
  /** True for an instant in RFC 3339's form. */
  readonly isDateTime?: boolean
  /** The text between scope names. */
  readonly separator?: string
  /** For a constant, the values that it may have. */
  readonly values?: readonly Json[]
  /** True where only functions know the values. */
  readonly isOpaque?: boolean
}

/** Puts an instant that came in place of a lifetime where it belongs, among a token's values; returns whether it was one. */
export type SettleExpiry = (read: unknown[], lifetimeIndex: number, instantIndex: number) => boolean

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
  /** Tells whether a wire value means "never": it is kept as data, without a note. */
  readonly isNever: ((value: unknown) => boolean) | undefined
  /** For a lifetime in whose place an instant may come. */
  readonly settle: SettleExpiry | undefined
  /** The options with which the author declared it, for schemas and forms. */
  readonly options: MemberOptions
}

const unchanged = (clear: Json): Json => clear

type Defaulted = 'isSealed' | 'readsEmpty' | 'readMissing' | 'write' | 'isNever' | 'settle' | 'options'

// Without a prototype, because `Object.prototype` may be polluted.
const noOptions: MemberOptions = withoutPrototype({})

/** A type of member: open, absent where it is empty, and written as it is, unless it says otherwise. */
export const memberType = <Value>(
  type: Omit<MemberType<Value>, Defaulted> & Partial<MemberType<Value>>,
): MemberType<Value> => ({
  isSealed: false,
  readsEmpty: false,
  readMissing: undefined,
  write: unchanged,
  isNever: undefined,
  settle: undefined,
  options: noOptions,
  // All types have the same members in the same order, because engines run that faster.
  ...type,
})
