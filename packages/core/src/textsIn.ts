import { isWords } from './characters.js'
import { withoutEscapes } from './escapes.js'
import { newBudget, ownMembers } from './json.js'

/**
 * How sure it is that a text is a token, by where it stands: 0 anywhere, 1 in the midst of a text, behind the scheme of a
 * header or a name that tells of a secret, 2 under such a name, 3 under a name of the vendor's table.
 */
export type Suspicion = 0 | 1 | 2 | 3

/** A text somewhere in a value. */
export interface FoundText {
  readonly text: string
  readonly suspicion: Suspicion
}

const MAX_DEPTH = 500
// Each text that is quoted in another is read again, down to its end.
const MAX_QUOTATIONS = 8
// To throw takes a hundred times as long as to look: who sends that much of what only begins like JSON has made it up.
const MAX_FAILURES = 1_000
// A shorter number stands in a text by chance.
const MIN_DIGITS = 4

// Where JSON begins in the midst of words, among which there may be others in brackets.
const jsonBegins = /[[{]\s*(?:["[{\d-]|null|true|false)/

// What stands before a token in a header, wherever in a text.
const afterScheme = /\b(?:basic|bearer|dpop|mac|token)\s+["']?([^\s"',;]+)/gi

// What stands behind a name that tells of a secret, in whatever notation: of JSON that is cut off, of a log, of a program.
const afterName = /(?:token|secret|assertion|password)s?["'\\\]]*\s*(?:=>|[=:])\s*["'\\[{(]*([^\s"'\\,;&}\])]+)/gi

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return value
  }
}

/** The members of a form, of the query of a URL or of a cookie. */
const formMembers = (text: string): readonly (readonly [name: string, value: string])[] =>
  text.split(/[?&#;,\s"']+/).flatMap((part) => {
    const at = part.indexOf('=')
    return at < 1 ? [] : [[part.slice(0, at), decoded(part.slice(at + 1))] as const]
  })

/**
 * Every text in a value, which need not be JSON: names of members that are no words, numbers where a token belongs, and what
 * a text in which a token may be quoted holds of a form, of JSON, of a header and behind a name. Never throws.
 */
export const textsIn = (
  entries: readonly (readonly [name: string, value: unknown])[],
  suspicionOf: (name: string) => Suspicion,
  quotes: (text: string) => boolean,
): readonly FoundText[] => {
  const found: FoundText[] = []
  const budget = newBudget()
  let quotations = 0
  let failures = 0
  const parsed = (text: string): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      failures++
      return undefined
    }
  }
  const quoted = (text: string, depth: number): void => {
    if (quotations >= MAX_QUOTATIONS) return
    quotations++
    for (const [, credentials = ''] of text.matchAll(afterScheme)) found.push({ text: credentials, suspicion: 1 })
    for (const each of new Set([text, withoutEscapes(text)]))
      for (const [, content = ''] of each.matchAll(afterName)) found.push({ text: content, suspicion: 1 })
    const begin = text.search(jsonBegins)
    const end = text.lastIndexOf(text[begin] === '{' ? '}' : ']') + 1
    const json = begin < 0 || end <= begin || failures === MAX_FAILURES ? undefined : parsed(text.slice(begin, end))
    if (json !== undefined) walk(json, 0, depth + 1)
    const rest = json === undefined ? text : `${text.slice(0, begin)} ${text.slice(end)}`
    walkMembers(formMembers(rest), 0, depth + 1)
    quotations--
  }
  const walkMembers = (
    members: readonly (readonly [name: string, value: unknown])[],
    outer: Suspicion,
    depth: number,
  ): void => {
    for (const [name, member] of members) {
      if (!isWords(name)) found.push({ text: name, suspicion: 0 })
      const own = suspicionOf(name)
      walk(member, own > outer ? own : outer, depth)
    }
  }
  const walk = (value: unknown, suspicion: Suspicion, depth: number): void => {
    if (--budget.left < 0 || depth > MAX_DEPTH) return
    if (typeof value === 'string') {
      found.push({ text: value, suspicion })
      if (quotes(value)) quoted(value, depth)
    } else if (typeof value === 'number' || typeof value === 'bigint') {
      if (suspicion > 0 && String(value).length >= MIN_DIGITS) found.push({ text: String(value), suspicion })
    } else if (typeof value === 'object' && value !== null) {
      walkMembers(ownMembers(value) ?? [], suspicion, depth + 1)
    }
  }
  walkMembers(entries, 0, 0)
  return found
}
