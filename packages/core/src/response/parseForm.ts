import { partOf } from '../codec/errorShape.js'
import type { AnyTokenCodec } from '../codec/TokenCodec.js'
import type { Table } from '../codec/table.js'
import { tableOf } from '../codec/table.js'
import { isString, setOwn } from '../token/objects.js'

// Available on every platform, but not in the `lib` that this package compiles with.
declare const URLSearchParams: new (text: string) => Iterable<readonly [string, string]>

// RFC 6749 appendix B, plus a few characters that servers fail to escape.
const form = /^[\w.~%*+[\]-]+=[!#-;=?-~]*$/
// Unless the content type contradicts, values may also contain spaces and non-ASCII letters, but never markup.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the class excludes control characters
const untidyForm = /^[\w.~%*+[\]-]+=[^<>\0-\x1f\x7f]*$/

/** True if the content type is form-encoded or missing. */
const mayBeForm = (contentType: unknown): boolean =>
  !isString(contentType) || /^\s*(?:application\/x-www-form-urlencoded\s*)?(?:[;,]|$)/i.test(contentType)

/** Returns the value whose string form is `text`, or `text` itself. */
const valueBehind = (text: string, values: readonly unknown[]): unknown => {
  const index = values.findIndex((value) => String(value) === text)
  return index === -1 ? text : values[index]
}

const isOnly = (path: readonly unknown[], name: string): boolean => path.length === 1 && path[0] === name

/** Converts a form's string to the documented type: digits to a number, for instance. */
const formValue = ({ rows = [], errors = [] }: Partial<Table>, name: string, text: string): unknown => {
  const row = rows.find(({ path }) => isOnly(path, name))
  if (row !== undefined) {
    const { name: type, options } = row.type
    if (options.values !== undefined) return valueBehind(text, [...options.values, false, 0])
    const isNumber = (type === 'lifetime' || type === 'instant') && options.text !== true
    return isNumber && /^[0-9]{1,15}$/.test(text) ? Number(text) : text
  }
  const shapes = errors.filter((shape) => isOnly(partOf(shape, 'code'), name))
  if (name !== 'error' && shapes.length === 0) return text
  return valueBehind(text, [null, false, 0, ...shapes.flatMap((shape) => partOf(shape, 'unless'))])
}

/** A form's values by name; repeated members are arrays. */
export type Form = ReadonlyMap<string, string | readonly string[]>

/** Parses a form body; `undefined` if it is not a form. */
export const formOf = (body: string, contentType: unknown): Form | undefined => {
  const text = body.trim()
  if (!(mayBeForm(contentType) ? untidyForm : form).test(text)) return undefined
  const values = new Map<string, string | string[]>()
  // Replaces plus signs first, because Node decodes spaces ten times as fast.
  for (const [name, value] of new URLSearchParams(text.split('+').join(' '))) {
    const known = values.get(name)
    if (Array.isArray(known)) known.push(value)
    else values.set(name, known === undefined ? value : [known, value])
  }
  return values
}

/** Converts a form to the codec's response. */
export const formResponse = (codec: AnyTokenCodec, values: Form): object => {
  const table = tableOf(codec) ?? {}
  const response = {}
  for (const [name, value] of values) setOwn(response, name, isString(value) ? formValue(table, name, value) : value)
  return response
}

/** Parses a form body into an object; `undefined` if it is not a form. */
export const parseForm = (codec: AnyTokenCodec, body: string, contentType: unknown): object | undefined => {
  const values = formOf(body, contentType)
  return values && formResponse(codec, values)
}
