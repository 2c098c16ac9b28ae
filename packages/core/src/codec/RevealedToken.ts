import type { Json, JsonObject } from '../token/json.js'

/** A member of an object. */
export type NamedValue = readonly [name: string, value: unknown]

/** Extensions in the clear, by id. */
export type RevealedExtensions = ReadonlyMap<string, JsonObject>

/** A checked copy of a token with its secrets in the clear, which never leaves this package. */
export interface RevealedToken {
  /** The members' values, by index. */
  readonly values: readonly (Json | undefined)[]
  readonly extensions: RevealedExtensions
  /** Members that this version does not know, as they are. */
  readonly unknown: readonly NamedValue[]
}
