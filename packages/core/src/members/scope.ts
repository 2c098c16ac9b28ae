import type { Log, Place } from '../report/Log.js'
import { isArray } from '../token/json.js'
import { isScopeName, splitScope } from './characters.js'
import type { Kind } from './MemberType.js'
import { isString, unchanged } from './MemberType.js'

// Upper bounds on work; no real scope has this many names.
const MAX_NAMES = 100_000
const MAX_ELEMENTS = 1_000_000

/** Copies an array of strings, so that the checked values are the kept ones. */
const copyStrings = (value: unknown): string[] | undefined => {
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

// Up to 16 names, searching is faster than a set.
const hasRepeats = (names: readonly string[]): boolean =>
  names.length > 16 ? new Set(names).size < names.length : names.some((name, index) => names.indexOf(name) < index)

const tooMany = (names: readonly string[], log: Log, place: Place): undefined =>
  log.refuse('too-large', place, 'at most 100 000 scope names', names)

const withoutRepeats = (names: readonly string[], log: Log, place: Place): readonly string[] | undefined => {
  if (names.length > MAX_NAMES) return tooMany(names, log, place)
  if (!hasRepeats(names)) return names
  log.note('ignored', 'repeated-scope', place)
  return [...new Set(names)]
}

const check = (value: unknown, log: Log, place: Place): readonly string[] | undefined => {
  const expected = 'an array of distinct scope names'
  const names = copyStrings(value)
  if (names === undefined) return log.refuse('not-strings', place, expected, value)
  if (names.length > MAX_NAMES) return tooMany(names, log, place)
  if (!names.every(isScopeName)) return log.refuse('bad-character', place, expected, value)
  return hasRepeats(names) ? log.refuse('repeated-scope', place, expected, value) : names
}

const textExpected = 'scope names separated by spaces'

/** A scope as RFC 6749 §3.3 has it. */
export const scopeKind: Kind<readonly string[]> = {
  expected: textExpected,
  isToken: false,
  readsEmpty: true,
  isDocumented: isString,
  read: (value, log, place) => {
    if (isString(value)) {
      const names = splitScope(value)
      if (names === undefined) return log.refuse('bad-character', place, textExpected, value)
      return withoutRepeats(names, log, place)
    }
    const parts = copyStrings(value)
    if (parts === undefined) return log.refuse('not-string', place, textExpected, value)
    const split = parts.map(splitScope)
    const names = split.flatMap((part) => part ?? [])
    if (split.includes(undefined)) return log.refuse('bad-character', place, textExpected, value)
    log.note('repaired', 'scope-array', place)
    return withoutRepeats(names, log, place)
  },
  check,
  write: (names) => (names as readonly string[]).join(' '),
}

const listExpected = 'an array of scope names'

/** A scope as canonical JSON has it. */
export const scopeListKind: Kind<readonly string[]> = {
  expected: listExpected,
  isToken: false,
  readsEmpty: false,
  isDocumented: (value) => copyStrings(value) !== undefined,
  read: (value, log, place) => {
    const names = copyStrings(value)
    if (names === undefined) return log.refuse('not-strings', place, listExpected, value)
    if (!names.every(isScopeName)) return log.refuse('bad-character', place, listExpected, value)
    return withoutRepeats(names, log, place)
  },
  check,
  write: unchanged,
}
