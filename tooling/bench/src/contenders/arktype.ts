import type { Either, Token } from '@token-codecs/core'
import { type } from 'arktype'
import { contender, ownParts, readingOthers } from './Contender.js'

const parts = await ownParts('arktype')
const { isLifetimeText, isPlaceholder, tokenOf } = parts

const visible = type(parts.visiblePattern)
const token = visible.narrow((text) => !isPlaceholder(text))
const optionalToken = token.or("'' | null")
const lifetime = type('number').atLeast(0).atMost(parts.MAX_SECONDS)
const digits = type(parts.digitsPattern).narrow((text) => isLifetimeText(text))
const scopeText = type(parts.scopePattern)
const scope = scopeText.or(scopeText.array()).or('null')

const BoltResponse = type({
  access_token: token,
  'token_type?': visible.or("'' | null"),
  'expires_in?': lifetime.or(digits).or("'' | null"),
  'refresh_token?': optionalToken,
  'refresh_token_scope?': scope,
  'scope?': scope,
  'id_token?': optionalToken,
  'error?': type('unknown').narrow((error) => parts.isNoError(error)),
  '.tag?': type('unknown').narrow((tag) => parts.isNoTag(tag)),
})

const decode = (input: unknown): Either<type.errors, Token> => {
  const response = BoltResponse(input)
  return response instanceof type.errors ? { _tag: 'Left', left: response } : tokenOf(response, response)
}

/** Compiles with `new Function`, which is its default. */
export const arktype = contender(
  'arktype',
  decode,
  (errors) => errors.map(({ path }) => path[0]),
  readingOthers<object>(
    { 'access_token?': token, 'token_type?': visible, 'expires_in?': lifetime, 'scope?': scope },
    (others) => type(others as Record<string, typeof visible>),
  ),
)
