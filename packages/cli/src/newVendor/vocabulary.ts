import type { TokenMember } from '@token-codecs/core'
import { wordsOf } from './wordsOf.js'

/** Names with one meaning, by RFC 6749, 8693, 9396, OpenID Connect or general use. */
const standardNames: ReadonlyMap<string, TokenMember> = new Map([
  ['access_token', 'accessToken'],
  ['token_type', 'tokenType'],
  ['expires_in', 'expiresIn'],
  ['expires_at', 'expiresAt'],
  ['expires_on', 'expiresAt'],
  ['issued_at', 'issuedAt'],
  ['created_at', 'issuedAt'],
  ['scope', 'scope'],
  ['scopes', 'scope'],
  ['refresh_token', 'refreshToken'],
  ['refresh_token_expires_in', 'refreshTokenExpiresIn'],
  ['refresh_expires_in', 'refreshTokenExpiresIn'],
  ['refresh_token_expires_at', 'refreshTokenExpiresAt'],
  ['refresh_expires_at', 'refreshTokenExpiresAt'],
  ['refresh_token_scope', 'refreshTokenScope'],
  ['id_token', 'idToken'],
  ['issued_token_type', 'issuedTokenType'],
  ['authorization_details', 'authorizationDetails'],
])

/** Returns the token member of a standard name, in any case style. */
export const standardMember = (name: string): TokenMember | undefined => standardNames.get(wordsOf(name).join('_'))

const expiryWords = /^(?:expir(?:e|es|ed|y|ation|ing)|ttl|lifetime|valid(?:ity)?)$/

// Other words make it the expiry of something else, such as `c_nonce_expires_in`.
const timeWords =
  /^(?:access|refresh|token|in|at|on|time|date|datetime|timestamp|utc|until|for|from|now|period|duration|sec|secs|seconds?|ms|millis|milliseconds?|minutes?|hours?|days?)$/

/** The members that the name of an expiry may stand for: the lifetime, and the instant. */
export type ExpiryPair = readonly [lifetime: TokenMember, instant: TokenMember]

export const expiryMembers = (name: string): ExpiryPair | undefined => {
  const words = wordsOf(name)
  const isExpiry = words.some((word) => expiryWords.test(word))
  if (!isExpiry || !words.every((word) => expiryWords.test(word) || timeWords.test(word))) return undefined
  return words.includes('refresh') ? ['refreshTokenExpiresIn', 'refreshTokenExpiresAt'] : ['expiresIn', 'expiresAt']
}

const secretWords =
  /^(?:tokens?|jwt|secrets?|assertion|credentials?|passwords?|passphrase|keys?|apikey|cookie|session|pin|otp|passcode)$/

// A name that ends like this describes a token, such as `token_status` or `password_expiration_time`.
const describingWords =
  /^(?:time|at|on|date|minutes|seconds|hours|days|type|use|status|count|ids?|name|scopes?|format|version)$/

/** True for a name that may belong to a token or another secret. */
export const mayBeToken = (name: string): boolean => {
  const words = wordsOf(name)
  return words.some((word) => secretWords.test(word)) && !describingWords.test(words.at(-1) ?? '')
}

const flagNames =
  /^(?:ok|success|successful|is_success|status|status_code|code|err_?code|err_?no|error_code|error_no|ret|ret_?code|result|result_code)$/

/** True for a name that often tells success from failure. */
export const mayBeFlag = (name: string): boolean => flagNames.test(wordsOf(name).join('_'))
