import { isSeconds } from '../members/seconds.js'

// RFC 9110 §5.6.7, without the two obsolete formats, which servers do not send.
const date = /^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT$/

/** Parses a `Retry-After` header (RFC 9110 §10.2.3) to seconds; a date is relative to `now` (epoch seconds). */
export const retryAfter = (header: unknown, now: number | undefined): number | undefined => {
  if (typeof header !== 'string') return undefined
  const text = header.trim()
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  if (typeof now !== 'number' || !isSeconds(Math.floor(now)) || !date.test(text)) return undefined
  const seconds = Math.ceil(Date.parse(text) / 1000 - now)
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined
}
