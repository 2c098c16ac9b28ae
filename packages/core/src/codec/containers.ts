import type { Place } from '../report/places.js'
import type { Json, JsonObject } from '../token/json.js'
import { setOwn, valueAt } from '../token/objects.js'
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
  /** A copy with a value at a path, making the objects on the way. */
  readonly withValue: (object: WireDraft, path: readonly string[], value: Json) => WireDraft
  readonly isSame: (first: JsonObject, second: JsonObject) => boolean
  /** Adds unknown members to a response of known ones; returns whether any was left out, because a row has its place. */
  readonly merge: (wire: WireDraft, members: JsonObject) => boolean
}

/** Responses without nested rows need no rules for paths. */
type Rules = { readonly containers: Containers | undefined }

/** The value of a row in a response; `undefined` where it is missing. */
export const rowValue = (object: object, { path }: Place): unknown => valueAt(object, path)

/** A response under construction with the value of a row. */
export const withRowValue = ({ containers }: Rules, wire: WireDraft, { name, path }: Place, value: Json): WireDraft => {
  if (containers !== undefined) return containers.withValue(wire, path, value)
  setOwn(wire, name, value)
  return wire
}
