import { placeOf } from '../report/places.js'
import type { Report } from '../report/Report.js'

// Part of every platform, but of no library that this package compiles with.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

const DEFAULT_LIMIT = 1_048_576

/** The option `maxBytes`, or `undefined` and an issue in the report. */
export const byteLimit = (maxBytes: number | undefined, report: Report): number | undefined => {
  if (maxBytes === undefined) return DEFAULT_LIMIT
  const isLimit = typeof maxBytes === 'number' && maxBytes >= 0
  return isLimit ? maxBytes : report.refuse('not-limit', placeOf('maxBytes'), 'a whole number of bytes', maxBytes)
}

/** Tells whether a body takes more bytes than this; text as UTF-8, where a character unit takes one to three. */
export const exceeds = (body: string | Uint8Array, limit: number): boolean => {
  if (typeof body !== 'string') return body.byteLength > limit
  if (body.length > limit) return true
  return body.length * 3 > limit && new TextEncoder().encode(body).byteLength > limit
}
