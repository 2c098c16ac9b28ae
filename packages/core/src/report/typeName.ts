import { isArray } from '../token/objects.js'

/** The name of a value's type, for error messages: all that they ever say of a value. */
export const typeName = (value: unknown): string => {
  if (value === null) return 'null'
  return isArray(value) ? 'array' : typeof value
}

/** `a string`, `an array`, `null`, `nothing`. */
export const withArticle = (name: string): string => {
  if (name === 'undefined') return 'nothing'
  return name === 'null' ? name : `${/^[ao]/.test(name) ? 'an' : 'a'} ${name}`
}
