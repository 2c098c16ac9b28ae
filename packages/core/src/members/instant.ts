import { placeOf } from '../report/places.js'
import type { Report } from '../report/Report.js'
import type { MemberType } from './MemberType.js'
import { isSeconds, MAX_SECONDS, secondsType } from './seconds.js'

/** An instant in whole epoch seconds. */
export const instant: MemberType = secondsType('instant', 'epoch seconds from 0 to 1e11')

/**
 * Rounds a caller's time to whole epoch seconds; returns `undefined` for a value that is not a time. Throws a
 * `RangeError` for milliseconds, because with that mistake tokens would never expire.
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

/** Validates an option that is an instant. Rounds it, because callers divide a millisecond clock by 1000. */
export const instantOption = (
  name: string,
  value: number | undefined,
  round: (seconds: number) => number,
  report: Report,
): number | undefined => {
  if (value === undefined) return undefined
  const place = placeOf(name)
  if (typeof value === 'number' && Number.isFinite(value) && value > MAX_SECONDS)
    return report.refuse('too-large', place, 'epoch seconds, not milliseconds (divide by 1000)', value)
  // Rejects strings, although responses may contain digits, because here they are the caller's mistake.
  if (typeof value !== 'number') return report.refuse('not-number', place, instant.expected, value)
  return instant.read(round(value), report, place) as number | undefined
}
