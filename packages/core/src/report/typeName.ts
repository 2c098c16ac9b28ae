import { isArray } from '../token/objects.js'

/** Name of a value's type. Error messages show nothing else about a value. */
export const typeName = (value: unknown): string => {
  if (value === null) return 'null'
  return isArray(value) ? 'array' : typeof value
}

/** Returns `a string`, `an array`, `null` or `nothing`. */
export const withArticle = (name: string): string => {
  if (name === 'undefined') return 'nothing'
  return name === 'null' ? name : `${/^[ao]/.test(name) ? 'an' : 'a'} ${name}`
}
