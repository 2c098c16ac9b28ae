import type { Place } from '../report/places.js'
import type { Report } from '../report/Report.js'
import type { Json } from '../token/json.js'
import { withoutPrototype } from '../token/objects.js'

/** Type names, used by schemas and laws. The last three and `scopeList` occur only on the wire. */
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

/** Differences between a vendor's member type and the standard one. */
export interface MemberOptions {
  /** True if the documented type is a string of digits. */
  readonly text?: boolean
  /** Units per second, 1 by default. */
  readonly perSecond?: number
  /** Smallest value, in the vendor's unit. */
  readonly minimum?: number
  /** Value that means "never expires". */
  readonly never?: number | string | undefined
  /** True if the vendor documents `null`. */
  readonly isNullable?: boolean
  /** Smallest value, in seconds, that is an instant sent as a lifetime. */
  readonly instantFrom?: number | undefined
  /** True for an instant in RFC 3339 format. */
  readonly isDateTime?: boolean
  /** Separator between scope names. */
  readonly separator?: string
  /** Accepted values of a constant. */
  readonly values?: readonly Json[]
  /** True if only the codec's functions know the wire values. */
  readonly isOpaque?: boolean
}

/** Corrects a token's values if its lifetime is really an instant. Returns true if it was. */
export type SettleExpiry = (values: (Json | undefined)[], lifetimeIndex: number, instantIndex: number) => boolean

/** Converts or validates a value. For an invalid one, adds an issue to the report and returns `undefined`. */
type Check = (value: unknown, report: Report, place: Place) => Json | undefined

/** Behavior of one member type in every codec. A clear value is a token's value without its `Secret`. */
export interface MemberType {
  readonly name: MemberTypeName
  /** Expected value, for error messages. */
  readonly expected: string
  /** True if the token's value is a `Secret`. */
  readonly isSealed: boolean
  /** True if an empty string is a value, not an absent member. */
  readonly readsEmpty: boolean
  /** True if a wire value has the documented type. */
  readonly isDocumented: (value: unknown) => boolean
  /** Converts a wire value other than `undefined` and `null` to the clear value. */
  readonly read: Check
  /** Returns the default for a required member that is missing, null or empty. Without it, the member is rejected. */
  readonly readMissing: ((value: null | undefined | '', report: Report, place: Place) => Json | undefined) | undefined
  /** Validates a token's value and returns a copy of the clear value. */
  readonly check: Check
  /** Converts a clear value to the wire value; `undefined` if the vendor cannot represent it. */
  readonly write: (clear: Json) => Json | undefined
  /** True for a documented value that a token cannot hold, such as "never expires". It is kept as data, without a note. */
  readonly isKept: ((value: unknown) => boolean) | undefined
  /** Set for a lifetime that may be sent as an instant. */
  readonly settle: SettleExpiry | undefined
  /** Options from the codec's definition, for schemas and form-encoded responses. */
  readonly options: MemberOptions
}

const unchanged = (clear: Json): Json => clear

type Defaulted = 'isSealed' | 'readsEmpty' | 'readMissing' | 'check' | 'write' | 'isKept' | 'settle' | 'options'

// No prototype, because `Object.prototype` may be polluted.
const noOptions: MemberOptions = withoutPrototype({})

/**
 * Creates a member type. By default it is not secret and reads an empty string as absent. Its `check` is its `read`, and
 * it writes values unchanged.
 */
export const memberType = (type: Omit<MemberType, Defaulted> & Partial<MemberType>): MemberType => ({
  isSealed: false,
  readsEmpty: false,
  readMissing: undefined,
  check: type.read,
  write: unchanged,
  isKept: undefined,
  settle: undefined,
  options: noOptions,
  // Every type has the same members in the same order, because engines run uniform objects faster.
  ...type,
})
