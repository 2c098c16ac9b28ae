import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'

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

/** Text of digits, which many a server sends in place of a number. */
export const isDigits = (value: unknown): value is string => typeof value === 'string' && /^[0-9]+$/.test(value)

/** A type of member that is whole seconds. */
export const secondsType = (name: 'lifetime' | 'instant', expected: string): MemberType<number> =>
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
      // Digits beyond the largest number would be Infinity, which is another rule's case.
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
