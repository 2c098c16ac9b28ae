import type { Either, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { type } from 'arktype'
import { readingOthers } from '../otherVendors.js'
import type { Contender } from './Contender.js'
import type { Draft } from './parts.js'
import { canonicalType, isPlaceholder, scopeNames, unknownMembers } from './parts.js'

const LAST_INSTANT = 8_640_000_000_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const scopeText = type(/^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$/)
const visible = type(/^[\x20-\x7e]+$/)
const token = visible.narrow((text) => !isPlaceholder(text))
const optionalToken = token.or("'' | null")
const lifetime = type('number').atLeast(0).atMost(LAST_INSTANT)
const digits = type(/^[0-9]+$/).narrow((text) => Number(text) <= LAST_INSTANT)
const scope = scopeText.or(scopeText.array()).or('null')

const BoltResponse = type({
  access_token: token,
  'token_type?': visible.or('null'),
  'expires_in?': lifetime.or(digits).or('null'),
  'refresh_token?': optionalToken,
  'refresh_token_scope?': scope,
  'scope?': scope,
  'id_token?': optionalToken,
  'error?': "'' | false | null",
})

const decode = (input: unknown): Either<type.errors, Token> => {
  const response = BoltResponse(input)
  if (response instanceof type.errors) return { _tag: 'Left', left: response }
  const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token } = response
  const token: Draft = { accessToken: secret(access_token), tokenType: canonicalType(token_type ?? 'Bearer') }
  if (expires_in !== undefined && expires_in !== null) token.expiresIn = Math.floor(Number(expires_in)) + 0
  if (refresh_token) token.refreshToken = secret(refresh_token)
  if (refresh_token_scope !== undefined && refresh_token_scope !== null) {
    token.refreshTokenScope = scopeNames(refresh_token_scope)
  }
  if (scope !== undefined && scope !== null) token.scope = scopeNames(scope)
  if (id_token) token.idToken = secret(id_token)
  const unknown = unknownMembers(response)
  if (unknown !== undefined) token.extensions = { bolt: secret(unknown) }
  return { _tag: 'Right', right: token }
}

/** It compiles with `new Function`, as it does by default. */
export const arktype: Contender = {
  name: 'arktype',
  decode,
  wrongMembers: (input) => {
    const result = decode(input)
    return result._tag === 'Right' ? [] : [...new Set(result.left.map(({ path }) => String(path[0] ?? '')))]
  },
  readOthers: readingOthers<object>(
    { 'access_token?': token, 'token_type?': visible, 'expires_in?': lifetime, 'scope?': scope },
    (others) => type(others as Record<string, typeof visible>),
  ),
}
