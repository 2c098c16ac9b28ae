import { isArray } from './json.js'

/** The name of a value's type, for error messages: all that they ever say of a value. */
export const typeName = (value: unknown): string => {
  if (value === null) return 'null'
  return isArray(value) ? 'array' : typeof value
}

const withArticles: ReadonlyMap<string, string> = new Map([
  ['array', 'an array'],
  ['null', 'null'],
  ['object', 'an object'],
  ['undefined', 'nothing'],
])

/** `a string`, `an array`, `null`, `nothing`. */
export const withArticle = (name: string): string => withArticles.get(name) ?? `a ${name}`
