import type { Json } from '@token-codecs/core'
import { isJsonObject } from '../json.js'

const REDACTED = '<redacted>'

// Deeper values are of no use to a reader, and could exhaust the stack.
const MAX_DEPTH = 20
// A shorter one may be part of an ordinary word.
const MIN_LENGTH = 8

// The header of a JWT is a JSON object in base64url.
const jwtHeader = /eyJ[\w-]{5}/
const foreign = /[^\w.-]/

/** True for text that contains a JWT. A single expression would take quadratic time. */
const hasJwt = (text: string): boolean =>
  text.split(foreign).some((word) => {
    const beforeLastTwo = word.split('.').slice(0, -2)
    return beforeLastTwo.some((part) => jwtHeader.test(part))
  })

const names =
  '(?:tokens?|secrets?|passwords?|assertion|signature|credentials?|cookies?|(?:api|private|secret|access|session)[_-]?keys?)'
const secretName = new RegExp(`${names}$`, 'i')
// In the query of an address, or in JSON.
const namedSecret = new RegExp(`${names}(?:=|"\\s*:)`, 'i')

/** Returns tokens in the forms in which other text may contain them: also as part of an address, or a signature alone. */
export const formsOf = (tokens: readonly string[]): readonly string[] =>
  tokens.flatMap((token) => {
    // Unlike encodeURIComponent, accepts text that is not Unicode.
    const escaped = new URLSearchParams([['', token]]).toString().slice(1)
    const signature = hasJwt(token) ? token.split('.').slice(2) : []
    return [token, escaped, ...signature.filter((part) => part !== '')]
  })

const isSecret = (text: string, tokens: readonly string[]): boolean =>
  hasJwt(text) ||
  namedSecret.test(text) ||
  tokens.some((token) => text === token || (token.length >= MIN_LENGTH && text.includes(token)))

/** Returns foreign text, such as the name of a claim, unless it looks like a token. */
export const safeText = (text: string, tokens: readonly string[]): string => (isSecret(text, tokens) ? REDACTED : text)

/** Returns foreign JSON without anything that looks like a token: one of `tokens`, a JWT, or a member named as one. */
export const safeValue = (value: unknown, tokens: readonly string[], depth = 0): Json => {
  if (typeof value === 'string') return safeText(value, tokens)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (depth === MAX_DEPTH) return '<too deep>'
  if (Array.isArray(value)) return value.map((element) => safeValue(element, tokens, depth + 1))
  if (!isJsonObject(value)) return null
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      safeText(name, tokens),
      secretName.test(name) && typeof member !== 'boolean' && member !== null && member !== ''
        ? REDACTED
        : safeValue(member, tokens, depth + 1),
    ]),
  )
}
