import { isJsonObject } from '../json.js'
import { UsageError } from '../Streams.js'

const expected = '--sample: expected one successful token response, JSON or form-encoded'

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // The error would quote the sample, tokens included.
    return undefined
  }
}

/**
 * Reads a form's values. Digits become numbers, because a form has no other way to send one. A bare token that ends with
 * equals signs is not a form: its name would be printed.
 */
const parsedForm = (text: string): unknown => {
  const pairs = [...new URLSearchParams(text.trim())]
  const isForm = /^[^\s{}[\]"<>]+$/.test(text.trim()) && (pairs.length > 1 || !/^=?$/.test(pairs[0]?.[1] ?? ''))
  return isForm
    ? Object.fromEntries(pairs.map(([name, value]) => [name, /^\d{1,15}$/.test(value) ? Number(value) : value]))
    : undefined
}

/** Reads a sample response. Throws a `UsageError`, which never quotes the sample. */
export const readSample = (text: string): { readonly [name: string]: unknown } => {
  const sample = parsedJson(text) ?? parsedForm(text)
  if (!isJsonObject(sample)) throw new UsageError(expected)
  const { error } = sample
  if (typeof error === 'string' && error !== '') throw new UsageError(`${expected}, got an error response`)
  return sample
}
