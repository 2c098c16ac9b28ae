import { partOf } from '../codec/errorShape.js'
import type { AnyTokenCodec } from '../codec/TokenCodec.js'
import type { Table } from '../codec/table.js'
import { tableOf } from '../codec/table.js'
import { isString, setOwn } from '../token/objects.js'

// Part of every platform, but of no library that this package compiles with.
declare const URLSearchParams: new (text: string) => Iterable<readonly [string, string]>

// RFC 6749 appendix B, with a few more characters that servers do not escape.
const form = /^[\w.~%*+[\]-]+=[!#-;=?-~]*$/
// Without another content type it may hold spaces and other alphabets too, but never markup.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it excludes
const untidyForm = /^[\w.~%*+[\]-]+=[^<>\0-\x1f\x7f]*$/

/** Tells whether a content type says form, or nothing. */
const mayBeForm = (contentType: unknown): boolean =>
  !isString(contentType) || /^\s*(?:application\/x-www-form-urlencoded\s*)?(?:[;,]|$)/i.test(contentType)

/** The value that a text stands for, among some values other than text. */
const valueBehind = (text: string, values: readonly unknown[]): unknown => {
  const index = values.findIndex((value) => String(value) === text)
  return index === -1 ? text : values[index]
}

const isOnly = (path: readonly unknown[], name: string): boolean => path.length === 1 && path[0] === name

/** The value of a member, which a form has only as text: digits are how it documents a number. */
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

/** The members of a form, a repeated one as an array; `undefined` for a text that is not a form. */
export const parseForm = (codec: AnyTokenCodec, body: string, contentType: unknown): object | undefined => {
  const text = body.trim()
  if (!(mayBeForm(contentType) ? untidyForm : form).test(text)) return undefined
  const values = new Map<string, string | string[]>()
  // Node takes ten times as long for plus signs as for the spaces that they stand for.
  for (const [name, value] of new URLSearchParams(text.split('+').join(' '))) {
    const known = values.get(name)
    if (Array.isArray(known)) known.push(value)
    else values.set(name, known === undefined ? value : [known, value])
  }
  const table = tableOf(codec) ?? {}
  const response = {}
  for (const [name, value] of values) setOwn(response, name, isString(value) ? formValue(table, name, value) : value)
  return response
}
