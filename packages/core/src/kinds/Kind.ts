import type { Json } from '../json.js'
import type { Log, Place } from '../Log.js'

/**
 * How one sort of member behaves in every codec. Both `read` and `check` put what is wrong into the log and then return
 * `undefined`.
 */
export interface Kind<Value> {
  /** What an error says would have been right. */
  readonly expected: string
  /** Whether the value is a token, which nothing may show. */
  readonly secret: boolean
  /** Whether a wire value has the type that vendors document. */
  readonly isDocumented: (value: unknown) => boolean
  /** The member of a token from a wire value other than `undefined` and `null`; `undefined` too when it says nothing. */
  readonly read: (value: unknown, log: Log, place: Place) => Value | undefined
  /** The member of a token, checked, copied and without its secret. */
  readonly check: (value: unknown, log: Log, place: Place) => Json | undefined
  /** The wire value of what `check` returned. */
  readonly write: (checked: Json) => Json
}

export const isString = (value: unknown): value is string => typeof value === 'string'
export const unchanged = (checked: Json): Json => checked
