// Patterns for languages other than ECMAScript: without look-ahead, flags, and classes that differ by alphabet.
// `$` never stands alone where it matters: Python's, for one, lets a line break through.
import { placeholder } from '../members/placeholder.js'

/** VSCHAR, RFC 6749 appendix A. */
export const VISIBLE = ' -~'
/** C0, DEL and C1. */
export const CONTROLS = '\\x00-\\x1f\\x7f-\\x9f'
/** Text that holds one of these characters. */
export const holding = (characters: string): { readonly pattern: string } => ({ pattern: `[${characters}]` })

/** Text that holds any other character. */
export const holdingOther = (characters: string): { readonly pattern: string } => holding(`^${characters}`)

/** A pattern that matches in either case. */
export const caseless = (source: string): string =>
  source.replace(/\\.|[a-z]/gi, (part) => (part.length > 1 ? part : `[${part.toUpperCase()}${part.toLowerCase()}]`))

/** A placeholder for a secret. */
export const placeholderPattern: string = caseless(placeholder.source)

/** A pattern that matches this text. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** A pattern of the whole numbers from 1 to below a limit, without leading zeros, that have at least so many digits. */
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
