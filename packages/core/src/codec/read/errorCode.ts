import { isString } from '../../token/objects.js'

// The grammar of an error code. A word is in one case, Capitalised or camelCase, with up to seven digits at its end; one
// digit may stand near its beginning (2FA, x5t, AADB2C). Words are joined by single separators; digits may stand alone.
const oneCase = '(?:[a-z]?\\d)?[a-z]+|(?:[A-Z]{3,}\\d|\\d)?[A-Z]+'
const camelCase = '(?:OAuth2?|[a-z]+|[A-Z][a-z]{2,})(?:OAuth2?|Id|[A-Z][a-z]{2,})+|[A-Z][a-z]+'
const word = `(?:${oneCase}|${camelCase})\\d{0,7}`
// A JWT, a UUID, 32 hexadecimal digits, or a run of letters that is not a word.
const notCode = 'eyJ|.*(?:(?:[\\da-fA-F]-?){32}|[a-z]{25}|[A-Z]{25})'
const code = new RegExp(`^(?!${notCode})(?:-?\\d{1,9}|${word}(?:[_.:/ -]${word})*(?:[_.:/ -]\\d{1,7})?)$`)

/** Tells whether a text reads like an error code, which may be shown, and neither holds nor is part of one of the tokens. */
export const isErrorCode = (text: string, tokens: readonly unknown[]): boolean => {
  const overlaps = (token: unknown): boolean =>
    isString(token) && token !== '' && (token.includes(text) || text.includes(token))
  return text.length <= 64 && code.test(text) && !tokens.some(overlaps)
}
