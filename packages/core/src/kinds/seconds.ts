import type { Log, Place } from '../Log.js'
import type { Kind } from './Kind.js'
import { unchanged } from './Kind.js'

/** The last instant that a `Date` holds (ECMA-262 §21.4.1.1), in seconds since the epoch. */
export const LAST_INSTANT = 8_640_000_000_000

export const LIFETIME_EXPECTED = 'whole seconds'

const checkRange = (expected: string, seconds: number, log: Log, place: Place): number | undefined => {
  if (!Number.isFinite(seconds)) return log.refuse('not-finite', place, expected, seconds)
  if (seconds < 0) return log.refuse('negative', place, expected, seconds)
  return seconds > LAST_INSTANT ? log.refuse('too-large', place, expected, seconds) : seconds
}

/** Lifetimes and instants alike: a lifetime that alone passes the last instant passes it from every start. */
const secondsKind = (expected: string): Kind<number> => ({
  expected,
  secret: false,
  isDocumented: Number.isSafeInteger,
  read: (value, log, place) => {
    if (typeof value === 'string') {
      if (!/^[0-9]+$/.test(value)) return log.refuse('not-digits', place, expected, value)
      // Too many digits are more than any lifetime, even where they make Infinity of the number.
      const digits = checkRange(expected, Math.min(Number(value), Number.MAX_VALUE), log, place)
      if (digits !== undefined) log.note('repaired', 'numeric-string', place)
      return digits
    }
    if (typeof value !== 'number') return log.refuse('not-number', place, expected, value)
    const seconds = checkRange(expected, value, log, place)
    if (seconds === undefined) return undefined
    if (!Number.isInteger(seconds)) log.note('repaired', 'fractional-lifetime', place)
    // Adding 0 makes 0 of -0.
    return Math.floor(seconds) + 0
  },
  check: (value, log, place) => {
    if (typeof value !== 'number') return log.refuse('not-number', place, expected, value)
    const seconds = checkRange(expected, value, log, place)
    if (seconds === undefined) return undefined
    return Number.isInteger(seconds) ? seconds + 0 : log.refuse('not-whole', place, expected, value)
  },
  write: unchanged,
})

export const lifetimeKind: Kind<number> = secondsKind(LIFETIME_EXPECTED)
export const instantKind: Kind<number> = secondsKind('epoch seconds')

/** An option that is an instant; rounded, because callers have fractions of seconds from a clock in milliseconds. */
export const instantOption = (
  name: string,
  value: number | undefined,
  round: (seconds: number) => number,
  log: Log,
): number | undefined => {
  if (value === undefined) return undefined
  const place = { member: name, name }
  if (typeof value !== 'number') return log.refuse('not-number', place, instantKind.expected, value)
  return instantKind.read(round(value), log, place)
}
