import { placeOf } from '../report/places.js'
import type { Report } from '../report/Report.js'

// Available on every platform, but not in the `lib` that this package compiles with.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

const DEFAULT_LIMIT = 1_048_576

/** Returns the limit in bytes, or `undefined` after adding an issue to the report. */
export const byteLimit = (maxBytes: number | undefined, report: Report): number | undefined => {
  if (maxBytes === undefined) return DEFAULT_LIMIT
  const isLimit = typeof maxBytes === 'number' && maxBytes >= 0
  return isLimit ? maxBytes : report.refuse('not-limit', placeOf('maxBytes'), 'a number of bytes, 0 or more', maxBytes)
}

/** True if a body is longer than `limit` bytes. A string counts as UTF-8: one to three bytes per UTF-16 code unit. */
export const exceeds = (body: string | Uint8Array, limit: number): boolean => {
  if (typeof body !== 'string') return body.byteLength > limit
  if (body.length > limit) return true
  return body.length * 3 > limit && new TextEncoder().encode(body).byteLength > limit
}
