import type { Json, JsonObject } from '../token/json.js'

/** The name and value of an object member. */
export type NamedValue = readonly [name: string, value: unknown]

/** Revealed extensions, by id. */
export type RevealedExtensions = ReadonlyMap<string, JsonObject>

/** A checked copy of a token with its secrets revealed. Never leaves this package. */
export interface RevealedToken {
  /** Member values, by index. */
  readonly values: readonly (Json | undefined)[]
  readonly extensions: RevealedExtensions
  /** Members unknown to this version, unchanged. */
  readonly unknown: readonly NamedValue[]
}
