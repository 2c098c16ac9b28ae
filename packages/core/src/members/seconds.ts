import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'

/** Largest lifetime or instant in seconds (the year 5138). Larger values are milliseconds passed by mistake. */
export const MAX_SECONDS = 100_000_000_000

const rangeProblem = (seconds: number): string | undefined => {
  if (!Number.isFinite(seconds)) return 'not-finite'
  if (seconds < 0) return 'negative'
  return seconds > MAX_SECONDS ? 'too-large' : undefined
}

/** True for a valid number of whole seconds, for lifetimes and instants. */
export const isSeconds = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_SECONDS

/** True for a string of digits, which many servers send instead of a number. */
export const isDigits = (value: unknown): value is string => typeof value === 'string' && /^[0-9]+$/.test(value)

/** Creates a member type for whole seconds. */
export const secondsType = (name: 'lifetime' | 'instant', expected: string): MemberType =>
  memberType({
    name,
    expected,
    isDocumented: Number.isSafeInteger,
    read: (value, report, place) => {
      // Adding 0 turns -0 into 0.
      if (isSeconds(value)) return value + 0
      const isText = isDigits(value)
      if (!isText && typeof value !== 'number') {
        return report.refuse(typeof value === 'string' ? 'not-digits' : 'not-number', place, expected, value)
      }
      // Clamped, because digits beyond the largest number would be Infinity and get the code `not-finite`.
      const seconds = isText ? Math.min(Number(value), Number.MAX_VALUE) : value
      const problem = rangeProblem(seconds)
      if (problem !== undefined) return report.refuse(problem, place, expected, value)
      if (isText) report.note('repaired', 'numeric-string', place)
      if (Number.isInteger(seconds)) return seconds
      if (name === 'instant') report.note('ignored', 'sub-second', place)
      else report.note('repaired', 'fractional-lifetime', place)
      return Math.floor(seconds)
    },
    check: (value, report, place) => {
      if (isSeconds(value)) return value + 0
      if (typeof value !== 'number') return report.refuse('not-number', place, expected, value)
      return report.refuse(rangeProblem(value) ?? 'not-whole', place, expected, value)
    },
  })
