import type { JsonObject } from '@token-codecs/core'
import { isJsonObject, valueAt } from '../json.js'

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
      if (inside.length === 0 || !isJsonObject(value) || !hasAny(value, inside)) return [[name, value]]
      const left = leftovers(value, inside)
      return Object.keys(left).length === 0 ? [] : [[name, left]]
    }),
  )

/** Adds leftovers to an object, inside its containers. */
export const merged = (object: JsonObject, left: JsonObject): JsonObject => {
  const members = new Map(Object.entries(object))
  for (const [name, value] of Object.entries(left)) {
    const own = members.get(name)
    members.set(name, isJsonObject(own) && isJsonObject(value) ? merged(own, value) : value)
  }
  return Object.fromEntries(members)
}
