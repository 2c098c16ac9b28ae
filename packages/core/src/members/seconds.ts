import type { Log } from '../report/Log.js'
import type { Kind } from './MemberType.js'
import { unchanged } from './MemberType.js'

/** The largest lifetime and the largest instant, in seconds: the year 5138. In milliseconds it would be 1973. */
export const MAX_SECONDS = 100_000_000_000

const rangeProblem = (seconds: number): string | undefined => {
  if (!Number.isFinite(seconds)) return 'not-finite'
  if (seconds < 0) return 'negative'
  return seconds > MAX_SECONDS ? 'too-large' : undefined
}

/** True for whole seconds, as a lifetime or since the epoch. */
export const isSeconds = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_SECONDS

const secondsKind = (expected: string): Kind<number> => ({
  expected,
  isToken: false,
  readsEmpty: false,
  isDocumented: Number.isSafeInteger,
  read: (value, log, place) => {
    // Adding 0 turns -0 into 0.
    if (isSeconds(value)) return value + 0
    const isText = typeof value === 'string'
    if (isText && !/^[0-9]+$/.test(value)) return log.refuse('not-digits', place, expected, value)
    if (!isText && typeof value !== 'number') return log.refuse('not-number', place, expected, value)
    // Digits beyond the largest number would be Infinity, which is another rule's case.
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

export const lifetimeKind: Kind<number> = secondsKind('whole seconds')
export const instantKind: Kind<number> = secondsKind('epoch seconds')

/**
 * A caller's time in whole seconds since the epoch; `undefined` for a value that is not a time. Milliseconds throw a
 * `RangeError`, because they are a mistake in the program that would make tokens live for ever.
 */
export const instantOf = (name: string, value: unknown, round: (seconds: number) => number): number | undefined => {
  if (typeof value !== 'number') return undefined
  // Adding 0 turns -0 into 0.
  const instant = round(value) + 0
  if (instant > MAX_SECONDS && Number.isFinite(instant)) {
    throw new RangeError(`${name}: expected seconds since the epoch, got milliseconds: divide by 1000`)
  }
  return isSeconds(instant) ? instant : undefined
}

/** An option that is an instant; rounded, because callers take it from a clock in milliseconds. */
export const instantOption = (
  name: string,
  value: number | undefined,
  round: (seconds: number) => number,
  log: Log,
): number | undefined => {
  if (value === undefined) return undefined
  const place = { member: name, name }
  if (typeof value === 'number' && Number.isFinite(value) && value > MAX_SECONDS)
    return log.refuse('too-large', place, 'epoch seconds, not milliseconds', value)
  // A text of digits would be repaired in a response; a caller is told.
  if (typeof value !== 'number') return log.refuse('not-number', place, instantKind.expected, value)
  return instantKind.read(round(value), log, place)
}
