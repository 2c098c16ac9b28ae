import type { Either, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import * as Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Settings } from 'typebox/system'
import { readingOthers } from '../otherVendors.js'
import type { Contender } from './Contender.js'
import type { Draft } from './parts.js'
import { canonicalType, isPlaceholder, scopeNames, unknownMembers } from './parts.js'

// All errors, as the others give them; by default it stops at eight, and a union has one for each of its members.
Settings.Set({ maxErrors: 64 })

const LAST_INSTANT = 8_640_000_000_000
const scopeText = Type.String({ pattern: '^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]*$' })
const visible = Type.String({ pattern: '^[\\x20-\\x7e]+$' })
const token = Type.Refine(visible, (text: string) => !isPlaceholder(text))
const optionalToken = Type.Optional(Type.Union([token, Type.Literal(''), Type.Null()]))
const digits = Type.Refine(Type.String({ pattern: '^[0-9]+$' }), (text: string) => Number(text) <= LAST_INSTANT)
const scope = Type.Optional(Type.Union([scopeText, Type.Array(scopeText), Type.Null()]))

const members = {
  access_token: token,
  token_type: Type.Optional(Type.Union([visible, Type.Null()])),
  expires_in: Type.Optional(Type.Union([Type.Number({ minimum: 0, maximum: LAST_INSTANT }), digits, Type.Null()])),
  refresh_token: optionalToken,
  refresh_token_scope: scope,
  scope,
  id_token: optionalToken,
  error: Type.Optional(Type.Union([Type.Literal(''), Type.Literal(false), Type.Null()])),
}

const BoltResponse = Compile(Type.Object(members))

const decode = (input: unknown): Either<ReturnType<typeof BoltResponse.Errors>, Token> => {
  if (!BoltResponse.Check(input)) return { _tag: 'Left', left: BoltResponse.Errors(input) }
  const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token } = input
  const token: Draft = { accessToken: secret(access_token), tokenType: canonicalType(token_type ?? 'Bearer') }
  if (expires_in !== undefined && expires_in !== null) token.expiresIn = Math.floor(Number(expires_in)) + 0
  if (refresh_token) token.refreshToken = secret(refresh_token)
  if (refresh_token_scope !== undefined && refresh_token_scope !== null) {
    token.refreshTokenScope = scopeNames(refresh_token_scope)
  }
  if (scope !== undefined && scope !== null) token.scope = scopeNames(scope)
  if (id_token) token.idToken = secret(id_token)
  const unknown = unknownMembers(input)
  if (unknown !== undefined) token.extensions = { bolt: secret(unknown) }
  return { _tag: 'Right', right: token }
}

/** Compiled, with `new Function`. */
export const typebox: Contender = {
  name: 'TypeBox compiled',
  decode,
  wrongMembers: (input) => {
    const result = decode(input)
    if (result._tag === 'Right') return []
    return [
      ...new Set(
        result.left.flatMap(({ instancePath, keyword, params }) =>
          keyword === 'required' ? params.requiredProperties : [instancePath.split('/')[1] ?? ''],
        ),
      ),
    ]
  },
  readOthers: readingOthers<Type.TSchema>(members, (others) => {
    const validator = Compile(Type.Partial(Type.Object(others)))
    return (input) => validator.Check(input)
  }),
}
