import type { DocumentedMember } from '../source/Source.js'
import { says } from './described.js'
import { isDate, numberIn } from './Located.js'

const MINUTE_IN_MILLISECONDS = 60_000
const HOUR = 3600
// From here on, a number is an epoch time: as a lifetime in seconds it would be 31 years.
export const FIRST_INSTANT = 1_000_000_000
// From here on, an epoch time is in milliseconds.
export const FIRST_MILLISECONDS = 100_000_000_000
const ELEVEN_DAYS = 1_000_000

/** True for whole minutes in milliseconds. Usual lifetimes in seconds, such as 30 days, are not. */
const mayBeMilliseconds = (value: number): boolean =>
  value >= MINUTE_IN_MILLISECONDS && value % MINUTE_IN_MILLISECONDS === 0

/** True for a lifetime that is seconds beyond doubt: a long one is about whole hours. */
export const isSecondsSurely = (value: number): boolean =>
  !mayBeMilliseconds(value) && (value < ELEVEN_DAYS || Math.abs(((value + HOUR / 2) % HOUR) - HOUR / 2) <= 5)

/** True for a sampled epoch time or date. Whole minutes are rather a long lifetime in milliseconds. */
export const isInstant = (sample: unknown): boolean => {
  const value = numberIn(sample)
  return isDate(sample) || (value !== undefined && value >= FIRST_INSTANT && !mayBeMilliseconds(value))
}

/** True if the documentation speaks of a point in time. */
export const saysInstant = (member: DocumentedMember): boolean =>
  says(member, 'epoch') ||
  says(member, 'iso') ||
  says(member, 'otherDate') ||
  /^date/.test(member.format ?? '') ||
  isInstant(member.example)
