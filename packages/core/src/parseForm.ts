import { setOwn } from './json.js'

// Of every platform, and of no library that this package compiles with.
declare const URLSearchParams: new (text: string) => Iterable<readonly [string, string]>

// As RFC 6749 appendix B has it, with a few characters more that servers leave as they are.
const form = /^[\w.~%*+[\]-]+=[!#-;=?-~]*$/
// Where nothing says that it is something else, it may hold spaces and other alphabets too; markup is never a form.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it excludes
const untidyForm = /^[\w.~%*+[\]-]+=[^<>\0-\x1f\x7f]*$/

/** Whether a content type says form, or nothing. */
const mayBeForm = (contentType: unknown): boolean =>
  typeof contentType !== 'string' || /^\s*(?:application\/x-www-form-urlencoded\s*)?(?:[;,]|$)/i.test(contentType)

/** What a form holds, by name: text, or all values of a name that comes more than once. */
export interface Form {
  readonly members: object
  readonly repeated: readonly string[]
}

/** The form that a body is, or `undefined`. */
export const parseForm = (body: string, contentType: unknown): Form | undefined => {
  const text = body.trim()
  if (!(mayBeForm(contentType) ? untidyForm : form).test(text)) return undefined
  const values = new Map<string, string | string[]>()
  for (const [key, value] of new URLSearchParams(text)) {
    const others = values.get(key)
    if (Array.isArray(others)) others.push(value)
    else values.set(key, others === undefined ? value : [others, value])
  }
  const members = {}
  for (const [key, value] of values) setOwn(members, key, value)
  return { members, repeated: [...values].filter(([, value]) => Array.isArray(value)).map(([key]) => key) }
}
