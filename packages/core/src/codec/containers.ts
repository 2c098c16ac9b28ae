import type { Json, JsonObject } from '../token/json.js'
import type { NamedValue } from './RevealedToken.js'

/** A response under construction. */
export type WireDraft = { [name: string]: Json }

/** The own enumerable members of an object, each read once; an error body is copied from the object again. */
export interface SplitMembers {
  /** The values of the names with an index. */
  readonly known: readonly unknown[]
  /** All other members, in their order, and those with an index that are there and `undefined`. */
  readonly unknown: readonly NamedValue[]
}

/** The ways in which a table with nested members splits and completes a response. */
export interface Containers {
  /** Splits an object as `splitMembers` does; an unknown member of a container stays in that container. May throw. */
  readonly split: (input: object) => SplitMembers
  /** Adds unknown members to a response of known ones; returns whether any was left out, because a row has its place. */
  readonly merge: (wire: WireDraft, members: JsonObject) => boolean
}
