import type { Either, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import * as v from 'valibot'
import { readingOthers } from '../otherVendors.js'
import type { Contender } from './Contender.js'
import type { Draft } from './parts.js'
import { canonicalType, isPlaceholder, scopeNames, unknownMembers } from './parts.js'

const LAST_INSTANT = 8_640_000_000_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const scopeText = v.pipe(v.string(), v.regex(/^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$/))
const visible = v.pipe(v.string(), v.regex(/^[\x20-\x7e]+$/))
const token = v.pipe(
  visible,
  v.check((text) => !isPlaceholder(text)),
)
const optionalToken = v.nullish(v.union([token, v.literal('')]))
const lifetime = v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_INSTANT))
const digits = v.pipe(
  v.string(),
  v.regex(/^[0-9]+$/),
  v.check((text) => Number(text) <= LAST_INSTANT),
)
const scope = v.nullish(v.union([scopeText, v.array(scopeText)]))

const members = {
  access_token: token,
  token_type: v.nullish(visible),
  expires_in: v.nullish(v.union([lifetime, digits])),
  refresh_token: optionalToken,
  refresh_token_scope: scope,
  scope,
  id_token: optionalToken,
  error: v.nullish(v.union([v.literal(''), v.literal(false)])),
}

const BoltResponse = v.object(members)

const decode = (input: unknown): Either<readonly v.InferIssue<typeof BoltResponse>[], Token> => {
  const result = v.safeParse(BoltResponse, input)
  if (!result.success) return { _tag: 'Left', left: result.issues }
  const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token } = result.output
  const token: Draft = { accessToken: secret(access_token), tokenType: canonicalType(token_type ?? 'Bearer') }
  if (expires_in !== undefined && expires_in !== null) token.expiresIn = Math.floor(Number(expires_in)) + 0
  if (refresh_token) token.refreshToken = secret(refresh_token)
  if (refresh_token_scope !== undefined && refresh_token_scope !== null) {
    token.refreshTokenScope = scopeNames(refresh_token_scope)
  }
  if (scope !== undefined && scope !== null) token.scope = scopeNames(scope)
  if (id_token) token.idToken = secret(id_token)
  const unknown = unknownMembers(input as object)
  if (unknown !== undefined) token.extensions = { bolt: secret(unknown) }
  return { _tag: 'Right', right: token }
}

export const valibot: Contender = {
  name: 'valibot',
  decode,
  wrongMembers: (input) => {
    const result = decode(input)
    return result._tag === 'Right' ? [] : [...new Set(result.left.map(({ path }) => String(path?.[0].key ?? '')))]
  },
  readOthers: readingOthers<v.GenericSchema>(members, (others) => v.safeParser(v.partial(v.object(others)))),
}
