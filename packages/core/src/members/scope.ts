import type { Place } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { isArray, isString } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'
import { isScopeName, splitScope } from './scopeNames.js'

// Upper bounds on work; no real scope has this many names.
const MAX_NAMES = 100_000
const MAX_ELEMENTS = 1_000_000

/** Copies an array of strings, so that its values cannot change after the check; `undefined` for other values. */
export const copyStrings = (value: unknown): string[] | undefined => {
  if (!isArray(value)) return undefined
  try {
    const copy: string[] = []
    const { length } = value
    if (length > MAX_ELEMENTS) return undefined
    for (let index = 0; index < length; index++) {
      const element = value[index]
      if (typeof element !== 'string') return undefined
      copy.push(element)
    }
    return copy
  } catch {
    return undefined
  }
}

// For up to 16 names, a search is faster than a set.
const hasRepeats = (names: readonly string[]): boolean =>
  names.length > 16 ? new Set(names).size < names.length : names.some((name, index) => names.indexOf(name) < index)

const tooMany = (names: readonly string[], report: Report, place: Place): undefined =>
  report.refuse('too-large', place, 'at most 100,000 scope names', names)

const withoutRepeats = (names: readonly string[], report: Report, place: Place): readonly string[] | undefined => {
  if (names.length > MAX_NAMES) return tooMany(names, report, place)
  if (!hasRepeats(names)) return names
  report.note('ignored', 'repeated-scope', place)
  return [...new Set(names)]
}

const check = (value: unknown, report: Report, place: Place): readonly string[] | undefined => {
  const expected = 'an array of distinct scope names'
  const names = copyStrings(value)
  if (names === undefined) return report.refuse('not-strings', place, expected, value)
  if (names.length > MAX_NAMES) return tooMany(names, report, place)
  if (!names.every(isScopeName)) return report.refuse('bad-character', place, expected, value)
  return hasRepeats(names) ? report.refuse('repeated-scope', place, expected, value) : names
}

/** Reads scope names from an array or a white-space-separated string. */
export const readScope =
  (expected: string): MemberType['read'] =>
  (value, report, place) => {
    if (isString(value)) {
      const names = splitScope(value)
      if (names === undefined) return report.refuse('bad-character', place, expected, value)
      return withoutRepeats(names, report, place)
    }
    const parts = copyStrings(value)
    if (parts === undefined) return report.refuse('not-string', place, expected, value)
    const split = parts.map(splitScope)
    const names = split.flatMap((part) => part ?? [])
    if (split.includes(undefined)) return report.refuse('bad-character', place, expected, value)
    report.note('repaired', 'scope-array', place)
    return withoutRepeats(names, report, place)
  }

const textExpected = 'scope names separated by spaces'

/** A scope as a string (RFC 6749 §3.3). */
export const scope: MemberType = memberType({
  name: 'scope',
  expected: textExpected,
  readsEmpty: true,
  isDocumented: isString,
  read: readScope(textExpected),
  check,
  write: (names) => (names as readonly string[]).join(' '),
})

export const listExpected: string = 'an array of scope names'

/** A scope as an array, in canonical JSON. */
export const scopeList: MemberType = memberType({
  name: 'scopeList',
  expected: listExpected,
  isDocumented: (value) => copyStrings(value) !== undefined,
  read: (value, report, place) => {
    const names = copyStrings(value)
    if (names === undefined) return report.refuse('not-strings', place, listExpected, value)
    if (!names.every(isScopeName)) return report.refuse('bad-character', place, listExpected, value)
    return withoutRepeats(names, report, place)
  },
  check,
  // A copy, because a conversion also puts the clear value into a token.
  write: (names) => [...(names as readonly string[])],
})
