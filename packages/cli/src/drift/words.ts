import type { JsonType } from '../source/Source.js'

const MAX_LENGTH = 100

/** Escapes everything except printable ASCII, because a name of a foreign page must not control a terminal. */
const escaped = (text: string): string => {
  const units = [...text.slice(0, MAX_LENGTH)].map((character) =>
    /^[\x20-\x7e]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return `${units.join('')}${text.length > MAX_LENGTH ? '…' : ''}`
}

/** Returns a path, name or heading of the documentation in one line. */
export const shownName = (name: string): string => escaped(name)

/** Returns a documented value in one line, as JSON. */
export const shownValue = (value: string | number | boolean): string =>
  typeof value === 'string' ? `"${escaped(value)}"` : String(value)

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
