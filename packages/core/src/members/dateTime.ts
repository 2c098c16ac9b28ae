import { isString, withoutPrototype } from '../token/objects.js'
import { instant } from './instant.js'
import type { MemberType } from './MemberType.js'
import { meansNever } from './secondsBy.js'

const expected = 'a time such as 2023-12-14T22:13:20Z'

const dateTimePattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/

const parse = (text: string): number => Date.parse(text) / 1000

/** Parses a time to epoch seconds, without a fraction; `NaN` for any other string. */
const secondsOf = (text: string): number => {
  const [, time, offset] = dateTimePattern.exec(text) ?? []
  // Formats the parsed time and compares, because platforms parse February 30 as a day in March.
  const isTime = time !== undefined && !Number.isNaN(parse(`${time}Z`)) && textOf(parse(`${time}Z`)) === `${time}Z`
  return isTime ? parse(`${time}${offset}`) : Number.NaN
}

const textOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000', '')

/** An instant as an RFC 3339 `date-time` string, written in UTC and without fractions. */
export const dateTime = (never: number | string | undefined): MemberType => ({
  ...instant,
  expected,
  options: withoutPrototype({ isDateTime: true, never }),
  isDocumented: (value) => isString(value) && !Number.isNaN(secondsOf(value)),
  isKept: meansNever(never),
  read: (value, report, place) => {
    if (!isString(value)) return report.refuse('not-string', place, expected, value)
    const seconds = secondsOf(value)
    if (Number.isNaN(seconds)) return report.refuse('not-date-time', place, expected, value)
    const read = instant.read(seconds, report, place)
    if (read !== undefined && textOf(read as number) !== value) report.note('ignored', 'sub-second', place)
    return read
  },
  write: (clear) => (textOf(clear as number) === never ? undefined : textOf(clear as number)),
})
