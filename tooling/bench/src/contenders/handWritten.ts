import type { Either, Token } from '@token-codecs/core'
import { contender } from './Contender.js'
import type { ValidResponse } from './parts.js'
import { digitsPattern, isLifetime, isNoError, isNoTag, isPlaceholder, tokenOf, visiblePattern } from './parts.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
const strayControl = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/

interface Issue {
  readonly path: readonly string[]
  readonly message: string
}

const isVisible = (value: unknown): value is string => typeof value === 'string' && visiblePattern.test(value)

export const isToken = (value: unknown): value is string => isVisible(value) && !isPlaceholder(value)

const isSeconds = (value: unknown): boolean => {
  const seconds = typeof value === 'string' && digitsPattern.test(value) ? Number(value) : value
  return typeof seconds === 'number' && isLifetime(seconds)
}

const isScopeText = (value: unknown): value is string => typeof value === 'string' && !strayControl.test(value)

const isScope = (value: unknown): boolean => isScopeText(value) || (Array.isArray(value) && value.every(isScopeText))

const isAbsent = (value: unknown): boolean => value === undefined || value === null

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

const issue = (member: string, message: string): Issue => ({ path: [member], message })

export const decodeByHand = (input: unknown): Either<readonly Issue[], Token> => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { _tag: 'Left', left: [{ path: [], message: 'expected an object' }] }
  }
  const response = input as { readonly [Member in keyof ValidResponse | 'error' | '.tag']: unknown }
  const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token, error } = response
  const issues: Issue[] = []
  if (!isNoError(error)) issues.push(issue('error', 'the server refused'))
  if (!isNoTag(response['.tag'])) issues.push(issue('.tag', 'the server refused'))
  if (!isToken(access_token)) issues.push(issue('access_token', 'expected a token in printable ASCII'))
  if (!isEmpty(token_type) && !isVisible(token_type)) issues.push(issue('token_type', 'expected printable ASCII'))
  if (!isEmpty(expires_in) && !isSeconds(expires_in)) issues.push(issue('expires_in', 'expected whole seconds'))
  if (!isEmpty(refresh_token) && !isToken(refresh_token)) issues.push(issue('refresh_token', 'expected a token'))
  if (!isAbsent(refresh_token_scope) && !isScope(refresh_token_scope)) {
    issues.push(issue('refresh_token_scope', 'expected scope names'))
  }
  if (!isAbsent(scope) && !isScope(scope)) issues.push(issue('scope', 'expected scope names'))
  if (!isEmpty(id_token) && !isToken(id_token)) issues.push(issue('id_token', 'expected a token'))
  return issues.length > 0 ? { _tag: 'Left', left: issues } : tokenOf(response as ValidResponse, input)
}

/** Code that a good engineer would write for Bolt only, without a library. */
export const handWritten = contender(
  'hand-written',
  decodeByHand,
  (issues) => issues.map(({ path }) => path[0]),
  // Nothing to warm up: hand-written code for other vendors would only share the parts.
  () => {},
)
