import { hasStrayControl, isScopeName, splitScope } from '../characters.js'
import type { Json } from '../json.js'
import { copyJson } from '../json.js'
import type { Log, Place } from '../Log.js'
import type { Kind } from './Kind.js'
import { isString, unchanged } from './Kind.js'

/** A copy of an array of strings, so that what is checked is what is kept. */
const copyStrings = (value: unknown): readonly string[] | undefined => {
  const copied = copyJson(value)
  if (!('value' in copied) || !Array.isArray(copied.value)) return undefined
  const elements: readonly Json[] = copied.value
  return elements.every(isString) ? elements : undefined
}

const withoutRepeats = (names: readonly string[], log: Log, place: Place): readonly string[] => {
  const once = new Set(names)
  if (once.size === names.length) return names
  log.note('ignored', 'repeated-scope', place)
  return [...once]
}

const check = (value: unknown, log: Log, place: Place): readonly string[] | undefined => {
  const expected = 'an array of scope names, each once and without spaces'
  const names = copyStrings(value)
  if (names === undefined) return log.refuse('not-strings', place, expected, value)
  if (!names.every(isScopeName)) return log.refuse('bad-character', place, expected, value)
  return new Set(names).size === names.length ? names : log.refuse('repeated-scope', place, expected, value)
}

const textExpected = 'scope names separated by spaces'

/** A scope as RFC 6749 §3.3 has it. */
export const scopeKind: Kind<readonly string[]> = {
  expected: textExpected,
  secret: false,
  isDocumented: isString,
  read: (value, log, place) => {
    const parts = isString(value) ? [value] : copyStrings(value)
    if (parts === undefined) return log.refuse('not-string', place, textExpected, value)
    if (parts.some(hasStrayControl)) return log.refuse('bad-character', place, textExpected, value)
    if (!isString(value)) log.note('repaired', 'scope-array', place)
    return withoutRepeats(parts.flatMap(splitScope), log, place)
  },
  check,
  write: (names) => (names as readonly string[]).join(' '),
}

const listExpected = 'an array of scope names'

/** A scope as canonical JSON has it. */
export const scopeListKind: Kind<readonly string[]> = {
  expected: listExpected,
  secret: false,
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
