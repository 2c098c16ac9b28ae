import type { Either, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { Schema, SchemaIssue } from 'effect'
import { readingOthers } from '../otherVendors.js'
import type { Contender } from './Contender.js'
import type { Draft } from './parts.js'
import { canonicalType, isPlaceholder, scopeNames, unknownMembers } from './parts.js'

const LAST_INSTANT = 8_640_000_000_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const ScopeText = Schema.String.check(Schema.isPattern(/^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$/))
const Visible = Schema.String.check(Schema.isPattern(/^[\x20-\x7e]+$/))
const ValidToken = Visible.check(Schema.makeFilter((text) => !isPlaceholder(text)))
const OptionalToken = Schema.optional(Schema.NullOr(Schema.Union([ValidToken, Schema.Literal('')])))
const Lifetime = Schema.Number.check(Schema.isBetween({ minimum: 0, maximum: LAST_INSTANT }))
const Digits = Schema.String.check(
  Schema.isPattern(/^[0-9]+$/),
  Schema.makeFilter((text) => Number(text) <= LAST_INSTANT),
)
const Scope = Schema.optional(Schema.NullOr(Schema.Union([ScopeText, Schema.Array(ScopeText)])))

const members = {
  access_token: ValidToken,
  token_type: Schema.optional(Schema.NullOr(Visible)),
  expires_in: Schema.optional(Schema.NullOr(Schema.Union([Lifetime, Digits]))),
  refresh_token: OptionalToken,
  refresh_token_scope: Scope,
  scope: Scope,
  id_token: OptionalToken,
  error: Schema.optional(Schema.NullOr(Schema.Literals(['', false]))),
}

// All issues, as the others give them; by default it stops at the first.
const decodeResponse = Schema.decodeUnknownResult(Schema.Struct(members), { errors: 'all' })

const decode = (input: unknown): Either<Schema.SchemaError, Token> => {
  const result = decodeResponse(input)
  if (result._tag === 'Failure') return { _tag: 'Left', left: result.failure }
  const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token } = result.success
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

const format = SchemaIssue.makeFormatterStandardSchemaV1()

export const effectSchema: Contender = {
  name: 'Effect Schema',
  decode,
  wrongMembers: (input) => {
    const result = decode(input)
    if (result._tag === 'Right') return []
    return [...new Set(format(result.left.issue).issues.map(({ path }) => String(path?.[0] ?? '')))]
  },
  readOthers: readingOthers<(typeof members)[keyof typeof members]>(members, (others) =>
    Schema.decodeUnknownResult(Schema.Struct(others), { errors: 'all' }),
  ),
}
