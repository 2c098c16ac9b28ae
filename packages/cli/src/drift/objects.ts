import type { Json, JsonObject } from '@token-codecs/core'

type Path = readonly string[]

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the value of own members along a path. */
export const valueAt = (value: Json | undefined, path: Path): Json | undefined => {
  let inner = value
  for (const name of path) inner = isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined
  return inner
}

/** Returns a copy of an object with another value at a path, or without it. Creates objects on the way. */
export const withValueAt = (object: JsonObject, [name = '', ...rest]: Path, value: Json | undefined): JsonObject => {
  const inner = valueAt(object, [name])
  const isHere = rest.length === 0
  if (value === undefined && !isHere && !isObject(inner)) return object
  const changed = isHere ? value : withValueAt(isObject(inner) ? inner : {}, rest, value)
  const others = Object.entries(object).filter(([other]) => other !== name)
  // Defines own members, so that `__proto__` is a name like any other.
  return Object.fromEntries(changed === undefined ? others : [...others, [name, changed]])
}
