import type { Json } from '@token-codecs/core'
import { isJsonObject } from '../json.js'

const REDACTED = '<redacted>'

// Deeper values are of no use to a reader, and could exhaust the stack.
const MAX_DEPTH = 20
// A shorter one may be part of an ordinary word.
const MIN_LENGTH = 8

const looksLikeJwt = /eyJ[\w-]{5,}\.[\w-]*\.[\w-]*/
const secretName =
  /(?:tokens?|secrets?|passwords?|assertion|signature|credentials?|cookies?|(?:api|private|secret|access|session)[_-]?keys?)$/i

const isToken = (text: string, tokens: readonly string[]): boolean =>
  looksLikeJwt.test(text) ||
  tokens.some((token) => text === token || (token.length >= MIN_LENGTH && text.includes(token)))

/** Returns foreign text, such as the name of a claim, unless it looks like a token. */
export const safeText = (text: string, tokens: readonly string[]): string => (isToken(text, tokens) ? REDACTED : text)

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
