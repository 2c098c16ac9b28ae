import type { Json } from '../token/json.js'
import { withoutPrototype } from '../token/objects.js'
import type { MemberOptions, MemberType } from './MemberType.js'
import { isDigits, MAX_SECONDS, secondsType } from './seconds.js'

/** Returns a predicate for the "never expires" value, as a number or a string; `undefined` if the row has none. */
export const meansNever = (never: number | string | undefined): ((value: unknown) => boolean) | undefined =>
  never === undefined
    ? undefined
    : (value) => (typeof value === 'number' || typeof value === 'string') && `${value}` === `${never}`

/** A lifetime or instant that the vendor does not send as a number of seconds. */
export const secondsBy = (name: 'lifetime' | 'instant', expected: string, options: MemberOptions): MemberType => {
  const base = secondsType(name, expected)
  const { text = false, perSecond = 1, minimum = 0, instantFrom = Number.POSITIVE_INFINITY, never } = options
  const writeValue = (seconds: number): Json => (text ? `${seconds * perSecond}` : seconds * perSecond)
  const isKept = meansNever(never)
  return {
    ...base,
    expected,
    options: withoutPrototype(options),
    isDocumented: text ? isDigits : Number.isSafeInteger,
    isKept,
    read: (value, report, place) => {
      const amount = isDigits(value) ? Number(value) : value
      if (typeof amount !== 'number') return base.read(value, report, place)
      const exact = amount / perSecond
      // Rejected here, because the issue must name the type of the original value, which may be a string.
      if (exact > MAX_SECONDS) return report.refuse('too-large', place, expected, value)
      if (amount >= 0 && amount < minimum) return report.refuse('too-small', place, expected, value)
      const standard = perSecond === 1 ? exact : Math.floor(exact)
      const seconds = base.read(standard, report, place) as number | undefined
      if (seconds === undefined) return undefined
      if (standard !== exact) report.note('ignored', 'sub-second', place)
      const isOther = seconds === exact ? writeValue(seconds) !== value : isDigits(value) !== text
      if (isOther) report.note('repaired', text ? 'other-form' : 'numeric-string', place)
      return seconds
    },
    write: (clear) => {
      const seconds = clear as number
      const value = writeValue(seconds)
      return seconds >= instantFrom || seconds * perSecond < minimum || isKept?.(value) === true ? undefined : value
    },
  }
}
