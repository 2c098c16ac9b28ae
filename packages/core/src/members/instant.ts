import { placeOf } from '../report/places.js'
import type { Report } from '../report/Report.js'
import type { MemberType } from './MemberType.js'
import { isSeconds, MAX_SECONDS, secondsType } from './seconds.js'

/** An instant in whole seconds since the epoch. */
export const instant: MemberType<number> = secondsType('instant', 'epoch seconds')

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
  report: Report,
): number | undefined => {
  if (value === undefined) return undefined
  const place = placeOf(name)
  if (typeof value === 'number' && Number.isFinite(value) && value > MAX_SECONDS)
    return report.refuse('too-large', place, 'epoch seconds, not milliseconds (divide by 1000)', value)
  // Text is refused here, although a response's digits are repaired: the caller made a mistake.
  if (typeof value !== 'number') return report.refuse('not-number', place, instant.expected, value)
  return instant.read(round(value), report, place)
}
