import type { Json } from '../token/json.js'
import type { MemberOptions, MemberType } from './MemberType.js'
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

const digits = /^[0-9]+$/

/** A type of member that is whole seconds in a token. */
export const secondsType = (
  name: 'lifetime' | 'instant',
  expected: string,
  options: MemberOptions = {},
): MemberType<number> => {
  const { text = false, perSecond = 1, minimum = 0, instantFrom = Number.POSITIVE_INFINITY, never } = options
  const isPlain = !text && perSecond === 1
  const isNever = (value: unknown): boolean =>
    (typeof value === 'number' || typeof value === 'string') && `${value}` === `${never}`
  const writeValue = (seconds: number): Json => (text ? `${seconds * perSecond}` : seconds * perSecond)
  return memberType({
    name,
    expected,
    options,
    isDocumented: text ? (value) => typeof value === 'string' && digits.test(value) : Number.isSafeInteger,
    isNever: never === undefined ? undefined : isNever,
    read: (value, report, place) => {
      // Adding 0 turns -0 into 0.
      if (isPlain && isSeconds(value)) return value + 0
      const isText = typeof value === 'string'
      if (isText && !digits.test(value)) return report.refuse('not-digits', place, expected, value)
      if (!isText && typeof value !== 'number') return report.refuse('not-number', place, expected, value)
      // Digits beyond the largest number would be Infinity, which is another rule's case.
      const amount = isText ? Math.min(Number(value), Number.MAX_VALUE) : value
      const problem = rangeProblem(amount / perSecond) ?? (amount < minimum ? 'too-small' : undefined)
      if (problem !== undefined) return report.refuse(problem, place, expected, value)
      const seconds = Math.floor(amount / perSecond) + 0
      if (seconds * perSecond !== amount && name === 'instant') report.note('ignored', 'sub-second', place)
      else if (seconds * perSecond !== amount) report.note('repaired', 'fractional-lifetime', place)
      else if (text && writeValue(seconds) !== value) report.note('repaired', 'other-form', place)
      if (isText && !text) report.note('repaired', 'numeric-string', place)
      return seconds
    },
    check: (value, report, place) => {
      if (isSeconds(value)) return value + 0
      if (typeof value !== 'number') return report.refuse('not-number', place, expected, value)
      return report.refuse(rangeProblem(value) ?? 'not-whole', place, expected, value)
    },
    write: (clear) => {
      const seconds = clear as number
      const value = writeValue(seconds)
      const isOther = seconds >= instantFrom || seconds * perSecond < minimum || (never !== undefined && isNever(value))
      return isOther ? undefined : value
    },
  })
}
