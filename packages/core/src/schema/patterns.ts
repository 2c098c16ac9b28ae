// Patterns for any regex engine: without lookahead, flags, or classes that depend on Unicode, such as `\d`.
// `$` is not the only check where it matters, because in Python it also matches before a final line break.
import { placeholder } from '../members/placeholder.js'

/** VSCHAR (RFC 6749 appendix A). */
export const VISIBLE = ' -~'
/** Control characters: C0, DEL and C1. */
export const CONTROLS = '\\x00-\\x1f\\x7f-\\x9f'
/** Matches a string that contains one of these characters. */
export const holding = (characters: string): { readonly pattern: string } => ({ pattern: `[${characters}]` })

/** Matches a string that contains any other character. */
export const holdingOther = (characters: string): { readonly pattern: string } => holding(`^${characters}`)

/** Makes a pattern case-insensitive. */
export const caseless = (source: string): string =>
  source.replace(/\\.|[a-z]/gi, (part) => (part.length > 1 ? part : `[${part.toUpperCase()}${part.toLowerCase()}]`))

/** Matches a redaction placeholder. */
export const placeholderPattern: string = caseless(placeholder.source)

/** Escapes a string, so that the pattern matches it literally. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Pattern of whole numbers from 1 to below `limit`, with at least `minimumDigits` digits and no leading zeros. */
export const positiveBelow = (limit: number, minimumDigits: number): string => {
  const text = `${limit}`
  const any = (count: number): string => (count === 0 ? '' : `[0-9]{${count}}`)
  const shorter = Array.from(
    { length: text.length - minimumDigits },
    (_, index) => `[1-9]${any(minimumDigits - 1 + index)}`,
  )
  const asLong = [...text].flatMap((digit, index) => {
    const lowest = index === 0 ? 1 : 0
    const highest = Number(digit) - 1
    return highest < lowest ? [] : [`${text.slice(0, index)}[${lowest}-${highest}]${any(text.length - index - 1)}`]
  })
  return [...shorter, ...asLong].join('|')
}
