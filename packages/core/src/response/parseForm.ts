import type { AnyTokenCodec } from '../codec/TokenCodec.js'
import { members, tokenMembers } from '../members/index.js'
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

const numbers = tokenMembers.filter((name) => ['lifetime', 'instant'].includes(members[name].type.name))

/** The value of a member, which a form has only as text: digits are how it documents a number. */
const formValue = (name: string, text: string, numeric: ReadonlySet<string | undefined>): unknown => {
  if (name === 'error') return /^(?:null|false|0)$/.test(text) ? null : text
  return numeric.has(name) && /^[0-9]{1,15}$/.test(text) ? Number(text) : text
}

/** The members of a form, a repeated one as an array; `undefined` for a text that is not a form. */
export const parseForm = ({ fields }: AnyTokenCodec, body: string, contentType: unknown): object | undefined => {
  const text = body.trim()
  if (!(mayBeForm(contentType) ? untidyForm : form).test(text)) return undefined
  const numeric = new Set(numbers.map((member) => fields[member]))
  const values = new Map<string, string | string[]>()
  // Node takes ten times as long for plus signs as for the spaces that they stand for.
  for (const [name, value] of new URLSearchParams(text.split('+').join(' '))) {
    const known = values.get(name)
    if (Array.isArray(known)) known.push(value)
    else values.set(name, known === undefined ? value : [known, value])
  }
  const response = {}
  for (const [name, value] of values) setOwn(response, name, isString(value) ? formValue(name, value, numeric) : value)
  return response
}
