import type { Either, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import type { Contender } from './Contender.js'
import type { Draft } from './parts.js'
import { canonicalType, isPlaceholder, scopeNames, unknownMembers } from './parts.js'

interface Issue {
  readonly path: readonly string[]
  readonly message: string
}

const LAST_INSTANT = 8_640_000_000_000
const visible = /^[\x20-\x7e]+$/
const digits = /^[0-9]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const strayControl = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/

export const isToken = (value: unknown): value is string =>
  typeof value === 'string' && visible.test(value) && !isPlaceholder(value)

/** Whole seconds, or -1. */
const secondsOf = (value: unknown): number => {
  const seconds = typeof value === 'string' && digits.test(value) ? Number(value) : value
  return typeof seconds === 'number' && seconds >= 0 && seconds <= LAST_INSTANT ? Math.floor(seconds) + 0 : -1
}

const isScopeText = (value: unknown): value is string => typeof value === 'string' && !strayControl.test(value)

const isScope = (value: unknown): value is string | readonly string[] =>
  isScopeText(value) || (Array.isArray(value) && value.every(isScopeText))

export const decodeByHand = (input: unknown): Either<readonly Issue[], Token> => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { _tag: 'Left', left: [{ path: [], message: 'expected an object' }] }
  }
  const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token, error } =
    input as Record<string, unknown>
  const issues: Issue[] = []

  if (error !== undefined && error !== null && error !== '' && error !== false) {
    issues.push({ path: ['error'], message: 'the server refused' })
  }

  if (!isToken(access_token)) issues.push({ path: ['access_token'], message: 'expected a token in printable ASCII' })
  const token: Draft = { accessToken: secret(access_token as string), tokenType: 'Bearer' }

  if (token_type !== undefined && token_type !== null) {
    if (typeof token_type === 'string' && visible.test(token_type)) token.tokenType = canonicalType(token_type)
    else issues.push({ path: ['token_type'], message: 'expected a token type in printable ASCII' })
  }

  if (expires_in !== undefined && expires_in !== null) {
    const seconds = secondsOf(expires_in)
    if (seconds >= 0) token.expiresIn = seconds
    else issues.push({ path: ['expires_in'], message: 'expected whole seconds' })
  }

  if (refresh_token !== undefined && refresh_token !== null && refresh_token !== '') {
    if (isToken(refresh_token)) token.refreshToken = secret(refresh_token)
    else issues.push({ path: ['refresh_token'], message: 'expected a token in printable ASCII' })
  }

  if (refresh_token_scope !== undefined && refresh_token_scope !== null) {
    if (isScope(refresh_token_scope)) token.refreshTokenScope = scopeNames(refresh_token_scope)
    else issues.push({ path: ['refresh_token_scope'], message: 'expected scope names' })
  }

  if (scope !== undefined && scope !== null) {
    if (isScope(scope)) token.scope = scopeNames(scope)
    else issues.push({ path: ['scope'], message: 'expected scope names' })
  }

  if (id_token !== undefined && id_token !== null && id_token !== '') {
    if (isToken(id_token)) token.idToken = secret(id_token)
    else issues.push({ path: ['id_token'], message: 'expected a token in printable ASCII' })
  }

  if (issues.length > 0) return { _tag: 'Left', left: issues }
  const unknown = unknownMembers(input)
  if (unknown !== undefined) token.extensions = { bolt: secret(unknown) }
  return { _tag: 'Right', right: token }
}

/** What a good engineer writes for Bolt alone, with no library. */
export const handWritten: Contender = {
  name: 'hand-written',
  decode: decodeByHand,
  wrongMembers: (input) => {
    const result = decodeByHand(input)
    return result._tag === 'Right' ? [] : result.left.map(({ path }) => path[0] ?? '')
  },
  // Nothing here is shared with what would be written for other vendors, save the parts, which read texts alike.
  readOthers: () => {},
}
