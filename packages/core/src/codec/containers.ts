import type { Place } from '../report/places.js'
import type { Json, JsonObject } from '../token/json.js'
import { setOwn, valueAt } from '../token/objects.js'
import type { UnknownMembers } from './values.js'

/** A response under construction. */
export type WireDraft = { [name: string]: Json }

/** An object's own enumerable members, each read once. Copying an error body reads the object again. */
export interface SplitMembers {
  /** Values of known names, by index. */
  readonly known: unknown[]
  /** All other members in order, including known names whose value is `undefined`. */
  readonly unknown: UnknownMembers | undefined
  /** Names of the unknown members that have to be copied or left out. */
  readonly nested: readonly string[]
  /** Number of the other unknown members. */
  readonly scalars: number
}

/** Splits and merges responses with nested members. */
export interface Containers {
  /** Splits an object like `splitMembers`. A container keeps its unknown members. May throw. */
  readonly split: (input: object) => SplitMembers
  /** Returns a copy with the value at the path, creating missing containers. */
  readonly withValue: (object: WireDraft, path: readonly string[], value: Json) => WireDraft
  readonly isSame: (first: JsonObject, second: JsonObject) => boolean
  /** Adds unknown members to a response. Returns true if any was left out because its place is taken. */
  readonly merge: (wire: WireDraft, members: JsonObject) => boolean
}

/** A table's support for nested rows; `containers` is `undefined` in a table without them. */
type Rules = { readonly containers: Containers | undefined }

/** Returns a row's value in a response, or `undefined` if it is missing. */
export const rowValue = (object: object, { path }: Place): unknown => valueAt(object, path)

/** Returns `wire` with a row's value. Without nested rows, changes `wire` itself. */
export const withRowValue = ({ containers }: Rules, wire: WireDraft, { name, path }: Place, value: Json): WireDraft => {
  if (containers !== undefined) return containers.withValue(wire, path, value)
  setOwn(wire, name, value)
  return wire
}
