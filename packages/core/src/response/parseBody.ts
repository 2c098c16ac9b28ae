import type { AnyTokenCodec } from '../codec/TokenCodec.js'
import { bodyNoteCodes } from '../report/Note.js'
import { extensionsPlace, placeOf } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { isString } from '../token/objects.js'
import { decodeText } from './decodeText.js'
import { parseForm } from './parseForm.js'

const bodyPlace = placeOf('body')

const labelOf = (contentType: unknown): string | undefined =>
  isString(contentType) ? /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] : undefined

const decoded = (bytes: Uint8Array, label: string | undefined): string | undefined => {
  try {
    return label === undefined ? undefined : decodeText(bytes, label, true)
  } catch {
    return undefined
  }
}

/** Decodes bytes as UTF-8 (required for JSON), then as the content type's charset, then with replacement characters. */
const textOf = (bytes: Uint8Array, contentType: unknown, report: Report): string => {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, labelOf(contentType))
  if (text !== undefined) return text
  report.explain('repaired', 'not-utf-8', bodyPlace, bodyNoteCodes['not-utf-8'])
  return decodeText(bytes, 'utf-8', false)
}

// Matches long integers, plus quotes and escapes to skip those inside strings. Bounded at 400 digits, because V8 throws
// on a match of millions. No finite number has more than 309.
const longNumbers = /\\.|"|(?<![\d.])\d{16,400}/g

/** True if an integer in the JSON source loses digits when parsed as a double. */
const losesDigits = (text: string): boolean => {
  if (!/\d{16}/.test(text)) return false
  let isText = false
  for (const part of text.match(longNumbers) ?? []) {
    if (part === '"') isText = !isText
    else if (!isText && String(Number(part)) !== part) return true
  }
  return false
}

/**
 * Parses a body as JSON or a form. Does not trust the media type, because servers often get it wrong. Returns
 * `undefined` for any other body, instead of a `JSON.parse` error, whose message quotes the input.
 */
export const parseBody = (
  codec: AnyTokenCodec,
  body: string | Uint8Array,
  contentType: unknown,
  report: Report,
): { readonly value: unknown } | undefined => {
  const text = isString(body) ? body.replace(/^\ufeff/, '') : textOf(body, contentType, report)
  try {
    const value: unknown = JSON.parse(text)
    if (losesDigits(text)) {
      report.explain('ignored', 'imprecise-number', extensionsPlace, bodyNoteCodes['imprecise-number'])
    }
    return { value }
  } catch {
    const value = parseForm(codec, text, contentType)
    return value === undefined ? undefined : { value }
  }
}
