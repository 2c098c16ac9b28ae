// Patterns for whoever speaks no ECMAScript: without look-ahead, flags, and classes that mean another alphabet elsewhere.
// `$` never stands alone where it matters: Python's, for one, lets a line break through.
import { placeholder } from '../characters.js'

/** VSCHAR, RFC 6749 appendix A. */
export const VISIBLE = ' -~'
/** C0, DEL and C1. */
export const CONTROLS = '\\x00-\\x1f\\x7f-\\x9f'
/** Those of them that do not separate scope names. */
export const STRAY_CONTROLS = '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f'

/** Text that holds one of these characters. */
export const holding = (characters: string): { readonly pattern: string } => ({ pattern: `[${characters}]` })

/** Text that holds a character that is none of these. */
export const holdingOther = (characters: string): { readonly pattern: string } => holding(`^${characters}`)

/** A pattern that matches in either case. */
export const caseless = (source: string): string =>
  source.replace(/\\.|[a-z]/gi, (part) => (part.length > 1 ? part : `[${part.toUpperCase()}${part.toLowerCase()}]`))

/** What is printed in the place of a secret. */
export const placeholderPattern: string = caseless(placeholder.source)

/** Digits, zeros before them or not, that make a whole number up to a limit. */
export const digitsUpTo = (limit: number): string => {
  const digits = [...String(limit)].map(Number)
  // The numbers that are equal to the limit up to a digit, and smaller there.
  const smaller = digits.flatMap((digit, index) => {
    const least = index === 0 ? 1 : 0
    const rest = digits.length - index - 1
    return digit <= least
      ? []
      : [`${digits.slice(0, index).join('')}[${least}-${digit - 1}]${rest === 0 ? '' : `[0-9]{${rest}}`}`]
  })
  return `^0*(?:[0-9]{1,${digits.length - 1}}|${[...smaller, limit].join('|')})$`
}
