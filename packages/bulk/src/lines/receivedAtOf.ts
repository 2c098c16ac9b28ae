import type { Either, Malformed } from '@token-codecs/core'
import { failure } from './failure.js'

// Larger values are milliseconds (1e11 s is the year 5138).
const MAX_SECONDS = 100_000_000_000

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

/** True if the month has the day. `Date.parse` reads 30 February as 1 March or later. */
const isCalendarDay = (dateTime: string): boolean => {
  const day = dateTime.slice(0, 10)
  return new Date(day).toISOString().startsWith(day)
}

/** Returns the instant that a value denotes, or the code of the broken rule. */
const secondsOf = (value: unknown): number | string => {
  if (value === undefined || value === null || value === '') return 'missing'
  if (typeof value !== 'number' && typeof value !== 'string') return 'not-number'
  const isDigits = typeof value === 'number' || /^\d+(?:\.\d+)?$/.test(value)
  if (!isDigits && !dateTime.test(value)) return 'not-date-time'
  const seconds = Math.floor(isDigits ? Number(value) : Date.parse(value) / 1000)
  if (Number.isNaN(seconds) || (!isDigits && !isCalendarDay(value))) return 'not-date-time'
  if (seconds < 0) return 'negative'
  return seconds > MAX_SECONDS ? 'too-large' : seconds
}

/** Reads when a line was received: epoch seconds, or an ISO 8601 date-time with its offset. */
export const receivedAtOf = (value: unknown): Either<Malformed, number> => {
  const seconds = secondsOf(value)
  if (typeof seconds === 'number') return { _tag: 'Right', right: seconds }
  const expected = 'epoch seconds or a time such as 2026-11-29T12:00:00Z'
  const actual = seconds === 'missing' ? 'undefined' : `different ${typeof value}`
  return { _tag: 'Left', left: failure({ path: ['receivedAt'], expected, actual, code: seconds }) }
}
