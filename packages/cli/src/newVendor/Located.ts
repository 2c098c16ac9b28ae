import { ownValue } from '../json.js'
import type { DocumentedMember, JsonType } from '../source/Source.js'

/** A documented member with its path and its value in the sample. */
export interface Located {
  /** The path joined by dots, for question ids. */
  readonly id: string
  readonly path: readonly string[]
  readonly documented: DocumentedMember
  /** `undefined` if there is no sample, or the sample lacks the member. */
  readonly sample: unknown
}

/** Returns the members of an object with their paths and sample values. */
export const locate = (
  members: readonly DocumentedMember[],
  path: readonly string[],
  sample: unknown,
): readonly Located[] =>
  members.map((documented) => {
    const own = [...path, documented.name]
    return { id: own.join('.'), path: own, documented, sample: ownValue(sample, documented.name) }
  })

/** Returns the JSON type of a value; `undefined` for null and for a missing value. */
export const typeOfValue = (value: unknown): JsonType | undefined => {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value as 'string' | 'boolean'
  return 'object'
}

const digits = /^\d{1,16}$/

/** Returns a number, or the number that a string of digits spells. */
export const numberIn = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  return typeof value === 'string' && digits.test(value) ? Number(value) : undefined
}

/** True for a string that reads as a date and time. */
export const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)

/** True if a documented type fits a sent one: a whole number is a number too. */
export const isSameType = (documented: JsonType, sent: JsonType): boolean =>
  documented === sent || (documented === 'number' && sent === 'integer')
