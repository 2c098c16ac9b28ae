/** A time, for people and for programs. */
export interface Moment {
  /** Epoch seconds. */
  readonly seconds: number
  /** In UTC. */
  readonly iso: string
  /** Negative for a time in the past. */
  readonly secondsLeft: number
}

// A day less than the range of Date (ECMA-262), because a local time may be later or earlier.
const MAX_SECONDS = 8_640_000_000_000 - 86_400

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

/** Returns a time relative to another; `undefined` for a value that is not a time. */
export const momentOf = (seconds: unknown, now: number): Moment | undefined =>
  typeof seconds === 'number' && Math.abs(seconds) <= MAX_SECONDS
    ? { seconds, iso: isoOf(seconds), secondsLeft: Math.floor(seconds - now) }
    : undefined

const two = (value: number): string => `${value}`.padStart(2, '0')

/** Formats a time in a time zone, as `2026-11-29 13:00:00 +01:00`; `offset` is in minutes east of UTC. */
const zonedTime = ({ seconds }: Moment, offset: number): string => {
  const [date, time] = isoOf(Math.floor(seconds) + offset * 60).split(/[TZ]/)
  const minutes = Math.abs(offset)
  return `${date} ${time} ${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const units: readonly (readonly [name: string, seconds: number])[] = [
  ['year', 31_536_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

/** Formats a number of seconds in its two largest units, as `1 hour 5 minutes`. */
export const duration = (seconds: number): string => {
  const first = units.findIndex(([, size]) => seconds >= size)
  let left = seconds
  const parts = units.slice(first, first + 2).flatMap(([name, size]) => {
    const count = Math.floor(left / size)
    left -= count * size
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`]
  })
  return first === -1 || parts.length === 0 ? '0 seconds' : parts.join(' ')
}

const localOffset = ({ seconds }: Moment): number => -new Date(seconds * 1000).getTimezoneOffset()

/** Formats a time relative to now, in the local time zone, and in UTC if that differs. */
export const momentText = (moment: Moment, offset: number = localOffset(moment)): string => {
  const { iso, secondsLeft } = moment
  const relative = secondsLeft > 0 ? `in ${duration(secondsLeft)}` : `${duration(-secondsLeft)} ago`
  return [relative, ...(offset === 0 ? [] : [zonedTime(moment, offset)]), iso].join(', ')
}
