import { UsageError } from './Streams.js'

// Larger values are milliseconds (1e11 s is the year 5138).
const MAX_SECONDS = 100_000_000_000

const isoTime =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** Returns the midnight in UTC that begins a day, in milliseconds; `NaN` for a day such as 30 February. */
const midnightOf = (date: string): number => {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? time : Number.NaN
}

/** Returns the seconds east of UTC; `NaN` for an offset of a day or more. */
const offsetOf = (zone: string): number => {
  if (zone.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return hours > 23 || minutes > 59 ? Number.NaN : (zone.startsWith('-') ? -60 : 60) * (hours * 60 + minutes)
}

const epochSeconds = (flag: string, text: string): number => {
  if (text.length <= 13 && Number(text) <= MAX_SECONDS) return Number(text)
  throw new UsageError(`${flag}: expected epoch seconds, got milliseconds: divide by 1000`)
}

/**
 * Reads the time that a flag takes, in epoch seconds: `1700000000`, `2026-11-29` for midnight UTC, or
 * `2026-11-29T12:00:00+01:00`. A fraction of a second is kept. Throws a `UsageError` that does not quote the text.
 */
export const secondsOf = (flag: string, text: string): number => {
  if (/^\d+$/.test(text)) return epochSeconds(flag, text)
  const [, date, hours = '0', minutes = '0', seconds = '0', fraction = '', zone] = isoTime.exec(text) ?? []
  if (date === undefined)
    throw new UsageError(`${flag}: expected a time such as 1700000000, 2026-11-29 or 2026-11-29T12:00:00Z`)
  if (zone === undefined && text.length > date.length)
    throw new UsageError(`${flag}: expected a time zone, such as Z or +01:00 at the end`)
  const clock = Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}${fraction}`)
  const instant = midnightOf(date) / 1000 + clock - offsetOf(zone ?? 'Z')
  if (instant >= 0 && instant <= MAX_SECONDS) return instant
  throw new UsageError(`${flag}: expected a time that exists, from 1970 to 5138`)
}
