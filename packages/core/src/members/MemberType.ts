import type { Log, Place } from '../report/Log.js'
import type { Json } from '../token/json.js'

/**
 * The behaviour of one type of member in every codec. Both `read` and `check` return `undefined` after an issue,
 * which is in the log.
 */
export interface Kind<Value> {
  /** The value that an error asks for. */
  readonly expected: string
  /** True where the value is a token, which nothing may show. */
  readonly isToken: boolean
  /** True where an empty string is a value, not an absent member. */
  readonly readsEmpty: boolean
  /** Tells whether a wire value has the type that vendors document. */
  readonly isDocumented: (value: unknown) => boolean
  /** The member of a token from a wire value other than `undefined` and `null`. */
  readonly read: (value: unknown, log: Log, place: Place) => Value | undefined
  /** The member of a token, checked, copied and in the clear. */
  readonly check: (value: unknown, log: Log, place: Place) => Json | undefined
  /** The wire value of the result of `check`. */
  readonly write: (checked: Json) => Json
}

export const isString = (value: unknown): value is string => typeof value === 'string'
export const unchanged = (checked: Json): Json => checked
