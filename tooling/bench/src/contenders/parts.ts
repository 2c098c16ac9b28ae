// The work besides validation, equal for every contender. Each loads its own copy with `ownParts`.
import type { Either, Json, JsonObject, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'

/** A token under construction. */
type Draft = { -readonly [Member in keyof Token]: Token[Member] }

export const MAX_SECONDS = 100_000_000_000

// The plain pattern, as one writes it. Core's is equivalent, and needs a third less time for long tokens.
export const visiblePattern = /^[\x20-\x7e]+$/
export const digitsPattern = /^[0-9]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
export const scopePattern = /^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$/

/** Strings that loggers print instead of a token. */
const placeholder = /^(?:\*{3,}|[<[({]?(?:redacted|filtered|masked|hidden|removed)[>\])}]?)$/i

export const isPlaceholder = (text: string): boolean => text.length < 16 && placeholder.test(text)

export const isLifetime = (seconds: number): boolean => seconds >= 0 && seconds <= MAX_SECONDS

export const isLifetimeText = (text: string): boolean => Number(text) <= MAX_SECONDS

const tags: readonly unknown[] = [
  'unauthorized',
  'forbidden',
  'unprocessable_request',
  'not_found',
  'invalid_input_parameter',
]

/** False for the tag of an error body of Bolt's v3. Other values are an unknown member. */
export const isNoTag = (tag: unknown): boolean => !tags.includes(tag)

/** True for values of `error` that mean success; an empty object and array do too. */
export const isNoError = (error: unknown): boolean =>
  error === undefined ||
  error === null ||
  error === '' ||
  error === false ||
  error === 0 ||
  (typeof error === 'object' && Object.keys(error).length === 0)

export const canonicalType = (text: string): string => {
  const lower = text.toLowerCase()
  if (lower === 'bearer') return 'Bearer'
  if (lower === 'dpop') return 'DPoP'
  if (lower === 'mac') return 'MAC'
  return lower === 'n_a' ? 'N_A' : text
}

const MANY = 16

/** Searches a few names, because creating a set for them takes longer. */
export const hasRepeats = (names: readonly string[]): boolean =>
  names.length > MANY ? new Set(names).size < names.length : names.some((name, index) => names.indexOf(name) < index)

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d

/** Returns the scope's names without repeats. */
const scopeNames = (scope: string | readonly string[]): readonly string[] => {
  const text = typeof scope === 'string' ? scope : scope.join(' ')
  const names: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index++) {
    if (!isSpace(text.charCodeAt(index))) continue
    if (index > start) names.push(text.slice(start, index))
    start = index + 1
  }
  if (start < text.length) names.push(text.slice(start))
  return hasRepeats(names) ? [...new Set(names)] : names
}

const isKnown = (name: string): boolean =>
  name === 'access_token' ||
  name === 'token_type' ||
  name === 'expires_in' ||
  name === 'refresh_token' ||
  name === 'refresh_token_scope' ||
  name === 'scope' ||
  name === 'id_token' ||
  name === 'error'

const setOwn = (target: { [name: string]: Json }, name: string, value: Json): void => {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else target[name] = value
}

const MAX_DEPTH = 500
const MAX_VALUES = 1_000_000

/** Number of values that may still be copied. */
interface Budget {
  left: number
}

/** Copies a JSON value, or returns `undefined` if it exceeds the limits of depth and number. */
const copyJson = (value: Json, depth: number, budget: Budget): Json | undefined => {
  if (--budget.left < 0) return undefined
  if (typeof value !== 'object' || value === null) return value
  if (depth === MAX_DEPTH) return undefined
  if (Array.isArray(value)) {
    const copy: Json[] = []
    for (const element of value) {
      const copied = copyJson(element, depth + 1, budget)
      if (copied === undefined) return undefined
      copy.push(copied)
    }
    return copy
  }
  const copy: { [name: string]: Json } = {}
  for (const name of Object.keys(value)) {
    const copied = copyJson((value as JsonObject)[name] as Json, depth + 1, budget)
    if (copied === undefined) return undefined
    setOwn(copy, name, copied)
  }
  return copy
}

/** Copies the members that are not in Bolt's model to a target, made if there are any. Leaves out what is too large. */
export const copyUnknown = (members: object, made?: { [name: string]: Json }): JsonObject | undefined => {
  const budget = { left: MAX_VALUES }
  let target = made
  for (const name in members) {
    if (isKnown(name) || !Object.hasOwn(members, name)) continue
    const copied = copyJson((members as JsonObject)[name] as Json, 0, budget)
    if (copied === undefined) continue
    target ??= {}
    setOwn(target, name, copied)
  }
  return target
}

type Optional<A> = A | null | undefined

/** A response that passed a contender's validation. */
export interface ValidResponse {
  readonly access_token: string
  readonly token_type?: Optional<string>
  readonly expires_in?: Optional<number | string>
  readonly refresh_token?: Optional<string>
  readonly refresh_token_scope?: Optional<string | readonly string[]>
  readonly scope?: Optional<string | readonly string[]>
  readonly id_token?: Optional<string>
}

/** Returns a valid response's token. Unknown members come from the input, because some validators drop them. */
export const tokenOf = (response: ValidResponse, input: object): Either<never, Token> => {
  const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token } = response
  const token: Draft = { accessToken: secret(access_token), tokenType: canonicalType(token_type || 'Bearer') }
  if (expires_in !== undefined && expires_in !== null && expires_in !== '')
    token.expiresIn = Math.floor(Number(expires_in)) + 0
  if (refresh_token) token.refreshToken = secret(refresh_token)
  if (refresh_token_scope !== undefined && refresh_token_scope !== null) {
    token.refreshTokenScope = scopeNames(refresh_token_scope)
  }
  if (scope !== undefined && scope !== null) token.scope = scopeNames(scope)
  if (id_token) token.idToken = secret(id_token)
  const unknown = copyUnknown(input)
  if (unknown !== undefined) token.extensions = { bolt: secret(unknown) }
  return { _tag: 'Right', right: token }
}
