import { shownName } from '../shown.js'
import type { JsonType } from '../source/Source.js'

/** Returns a documented value in one line, as JSON. */
export const shownValue = (value: string | number | boolean): string =>
  typeof value === 'string' ? `"${shownName(value)}"` : String(value)

const names: Readonly<Record<JsonType, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array',
}

/** Returns types as words, such as `a string or an integer`. */
export const typeWords = (types: readonly JsonType[]): string =>
  types.length === 0 ? 'any type' : types.map((type) => names[type]).join(' or ')

/** Returns the type of a JSON value as words. */
export const kindWords = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return names.array
  if (typeof value === 'string') return names.string
  if (typeof value === 'boolean') return names.boolean
  return typeof value === 'number' ? names.number : names.object
}
