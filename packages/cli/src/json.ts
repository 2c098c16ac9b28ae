import type { Json, JsonObject } from '@token-codecs/core'

export type JsonRecord = Readonly<Record<string, unknown>>

/** Tells a JSON object from an array and null. */
export const isJsonObject = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns an own member of an object, or undefined. Inherited members such as `constructor` are not data. */
export const ownValue = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined

/** Returns the members of an object, and an empty list for any other value. */
export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isJsonObject(value) ? Object.entries(value) : []

type Path = readonly string[]

/** Returns the value of own members along a path. */
export const valueAt = (value: Json | undefined, path: Path): Json | undefined => {
  let inner: Json | undefined = value
  for (const name of path) inner = isJsonObject(inner) ? (ownValue(inner, name) as Json | undefined) : undefined
  return inner
}

/**
 * Returns a copy of an object with another value at a path, or without it. Creates objects on the way. Existing members
 * keep their place, and `__proto__` is a name like any other.
 */
export const withValueAt = (object: JsonObject, [name = '', ...rest]: Path, value: Json | undefined): JsonObject => {
  const members = new Map(Object.entries(object))
  const inner = members.get(name)
  const container = isJsonObject(inner) ? (inner as JsonObject) : undefined
  if (rest.length > 0) {
    if (value === undefined && container === undefined) return object
    members.set(name, withValueAt(container ?? {}, rest, value))
  } else if (value === undefined) members.delete(name)
  else members.set(name, value)
  return Object.fromEntries(members)
}
