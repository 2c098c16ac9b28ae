import type { Json, JsonObject } from '@token-codecs/core'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns an object's own member. */
export const memberOf = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined

/** Returns the value at a path of own members. */
export const valueAt = (object: JsonObject, [name = '', ...rest]: readonly string[]): Json | undefined => {
  const value = memberOf(object, name)
  if (rest.length === 0) return value
  return isObject(value) ? valueAt(value, rest) : undefined
}

/** Returns a copy with a value at a path. Existing members keep their place. */
export const withValue = (object: JsonObject, [name = '', ...rest]: readonly string[], value: Json): JsonObject => {
  const members = new Map(Object.entries(object))
  const inner = members.get(name)
  members.set(name, rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value))
  return Object.fromEntries(members)
}

type Paths = readonly (readonly string[])[]

/** The paths below a name, without it. */
const below = (paths: Paths, name: string): Paths =>
  paths.filter((path) => path[0] === name).map((path) => path.slice(1))

const hasAny = (object: JsonObject, paths: Paths): boolean => paths.some((path) => valueAt(object, path) !== undefined)

/** Returns the members at other places than the paths. A container without any of its members is kept whole. */
export const leftovers = (object: JsonObject, paths: Paths): JsonObject =>
  Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      const inside = below(paths, name)
      if (inside.some((path) => path.length === 0)) return []
      if (inside.length === 0 || !isObject(value) || !hasAny(value, inside)) return [[name, value]]
      const left = leftovers(value, inside)
      return Object.keys(left).length === 0 ? [] : [[name, left]]
    }),
  )

/** Adds leftovers to an object, inside its containers. */
export const merged = (object: JsonObject, left: JsonObject): JsonObject => {
  const members = new Map(Object.entries(object))
  for (const [name, value] of Object.entries(left)) {
    const own = members.get(name)
    members.set(name, isObject(own) && isObject(value) ? merged(own, value) : value)
  }
  return Object.fromEntries(members)
}
