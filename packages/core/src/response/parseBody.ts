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

/** The text of bytes, which JSON says are UTF-8; in another encoding where the label says so. */
const textOf = (bytes: Uint8Array, contentType: unknown, report: Report): string => {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, labelOf(contentType))
  if (text !== undefined) return text
  report.explain('repaired', 'not-utf-8', bodyPlace, bodyNoteCodes['not-utf-8'])
  return decodeText(bytes, 'utf-8', false)
}

// Escapes and quotes, which tell numbers from text, and whole numbers of many digits. Bounded, because V8 throws at the end
// of millions of digits; 400 are more than any number has.
const longNumbers = /\\.|"|(?<![\d.])\d{16,400}/g

/** Tells whether some whole number of a JSON text is not exactly the number that it becomes. */
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
 * The value of a body: JSON or a form, whatever the content type says, which is often wrong. `undefined` for anything else:
 * the message of `JSON.parse` would quote the input.
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
