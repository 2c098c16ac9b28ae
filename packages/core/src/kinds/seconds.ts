import type { Log } from '../Log.js'
import type { Kind } from './Kind.js'
import { unchanged } from './Kind.js'

/** The last instant that a `Date` holds (ECMA-262 §21.4.1.1), in seconds since the epoch. */
export const LAST_INSTANT = 8_640_000_000_000

export const LIFETIME_EXPECTED = 'whole seconds'

const rangeProblem = (seconds: number): string | undefined => {
  if (!Number.isFinite(seconds)) return 'not-finite'
  if (seconds < 0) return 'negative'
  return seconds > LAST_INSTANT ? 'too-large' : undefined
}

/** Whether a number is whole seconds, of a lifetime or since the epoch. */
export const isSeconds = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LAST_INSTANT

/** Lifetimes and instants alike: a lifetime that alone passes the last instant passes it from every start. */
const secondsKind = (expected: string): Kind<number> => ({
  expected,
  secret: false,
  isDocumented: Number.isSafeInteger,
  read: (value, log, place) => {
    // Adding 0 makes 0 of -0.
    if (isSeconds(value)) return value + 0
    const isText = typeof value === 'string'
    if (isText && !/^[0-9]+$/.test(value)) return log.refuse('not-digits', place, expected, value)
    if (!isText && typeof value !== 'number') return log.refuse('not-number', place, expected, value)
    // More digits than a number holds are more than any lifetime too.
    const seconds = isText ? Math.min(Number(value), Number.MAX_VALUE) : value
    const problem = rangeProblem(seconds)
    if (problem !== undefined) return log.refuse(problem, place, expected, value)
    if (isText) log.note('repaired', 'numeric-string', place)
    if (!Number.isInteger(seconds)) log.note('repaired', 'fractional-lifetime', place)
    return Math.floor(seconds)
  },
  check: (value, log, place) => {
    if (isSeconds(value)) return value + 0
    if (typeof value !== 'number') return log.refuse('not-number', place, expected, value)
    return log.refuse(rangeProblem(value) ?? 'not-whole', place, expected, value)
  },
  write: unchanged,
})

export const lifetimeKind: Kind<number> = secondsKind(LIFETIME_EXPECTED)
export const instantKind: Kind<number> = secondsKind('epoch seconds')

// In seconds the year 5138, in milliseconds 1973: who gives more has forgotten to divide, and lifetimes would never end.
const FIRST_MILLISECONDS = 100_000_000_000

/** A time that a caller gives, in whole seconds since the epoch; `undefined` of what is none, milliseconds for one. */
export const instantOf = (value: unknown, round: (seconds: number) => number): number | undefined => {
  // Adding 0 makes 0 of -0.
  const instant = typeof value === 'number' ? round(value) + 0 : Number.NaN
  return isSeconds(instant) && instant < FIRST_MILLISECONDS ? instant : undefined
}

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
  if (Number.isFinite(value) && value >= FIRST_MILLISECONDS)
    return log.refuse('too-large', place, 'epoch seconds, not milliseconds', value)
  return instantKind.read(round(value), log, place)
}
