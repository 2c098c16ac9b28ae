import type { Budget } from './copyJson.js'
import { MAX_DEPTH, newBudget } from './copyJson.js'
import type { JsonObject } from './json.js'
import { isPlain } from './objects.js'

/** Names of the members that are not undefined. JSON.stringify leaves out the others. */
const presentNames = (value: object): readonly string[] =>
  Object.keys(value).filter((name) => (value as { readonly [name: string]: unknown })[name] !== undefined)

const eqValue = (first: unknown, second: unknown, depth: number, budget: Budget): boolean => {
  if (first === second) return true
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return false
  if (depth === MAX_DEPTH) return false
  if (Array.isArray(first) || Array.isArray(second)) {
    if (!Array.isArray(first) || !Array.isArray(second) || first.length !== second.length) return false
    budget.left -= first.length
    // Not `every`, which skips holes.
    for (let index = 0; index < first.length && budget.left >= 0; index++) {
      if (!eqValue(first[index], second[index], depth + 1, budget)) return false
    }
    return budget.left >= 0
  }
  if (!isPlain(first) || !isPlain(second)) return false
  const names = presentNames(first)
  budget.left -= names.length
  return (
    budget.left >= 0 &&
    names.length === presentNames(second).length &&
    names.every(
      (name) =>
        Object.hasOwn(second, name) &&
        eqValue((first as JsonObject)[name], (second as JsonObject)[name], depth + 1, budget),
    )
  )
}

/**
 * True if two JSON values are equal, in any order of members. Throws if a getter or proxy throws. A value that JSON
 * cannot represent, or that is too deep or too large to copy, equals only itself.
 */
export const eqJson = (first: unknown, second: unknown): boolean => eqValue(first, second, 0, newBudget())
