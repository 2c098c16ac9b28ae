import { isString } from '../../token/objects.js'

// Grammar of an error code: words joined by single separators, or digits only. A word is lower case, upper case,
// Capitalized or camelCase. It may end in up to seven digits and contain one digit near its start (2FA, x5t, AADB2C).
const oneCase = '(?:[a-z]?\\d)?[a-z]+|(?:[A-Z]{3,}\\d|\\d)?[A-Z]+'
const camelCase = '(?:OAuth2?|[a-z]+|[A-Z][a-z]{2,})(?:OAuth2?|Id|[A-Z][a-z]{2,})+|[A-Z][a-z]+'
const word = `(?:${oneCase}|${camelCase})\\d{0,7}`
// Matches a JWT, a UUID, 32 hexadecimal digits, or 25 letters in one case.
const notCode = 'eyJ|.*(?:(?:[\\da-fA-F]-?){32}|[a-z]{25}|[A-Z]{25})'
const code = new RegExp(`^(?!${notCode})(?:-?\\d{1,9}|${word}(?:[_.:/ -]${word})*(?:[_.:/ -]\\d{1,7})?)$`)

/** True if a string looks like an error code and does not overlap with a token. Messages may then contain it. */
export const isErrorCode = (text: string, tokens: readonly unknown[]): boolean => {
  const overlaps = (token: unknown): boolean =>
    isString(token) && token !== '' && (token.includes(text) || text.includes(token))
  return text.length <= 64 && code.test(text) && !tokens.some(overlaps)
}
