import type { Either, Token } from '@token-codecs/core'
import { Schema, SchemaIssue } from 'effect'
import { contender, ownParts, readingOthers } from './Contender.js'

const parts = await ownParts('effectSchema')
const { isLifetimeText, isPlaceholder, tokenOf } = parts

const optional = <A extends Schema.Top>(schema: A) => Schema.optional(Schema.NullOr(schema))

const ScopeText = Schema.String.check(Schema.isPattern(parts.scopePattern))
const Visible = Schema.String.check(Schema.isPattern(parts.visiblePattern))
const ValidToken = Visible.check(Schema.makeFilter((text) => !isPlaceholder(text)))
const OptionalToken = optional(Schema.Union([ValidToken, Schema.Literal('')]))
const Lifetime = Schema.Number.check(Schema.isBetween({ minimum: 0, maximum: parts.MAX_SECONDS }))
const Digits = Schema.String.check(Schema.isPattern(parts.digitsPattern), Schema.makeFilter(isLifetimeText))
const Scope = optional(Schema.Union([ScopeText, Schema.Array(ScopeText)]))

const members = {
  access_token: ValidToken,
  token_type: optional(Schema.Union([Visible, Schema.Literal('')])),
  expires_in: optional(Schema.Union([Lifetime, Digits, Schema.Literal('')])),
  refresh_token: OptionalToken,
  refresh_token_scope: Scope,
  scope: Scope,
  id_token: OptionalToken,
  error: Schema.optional(Schema.Unknown.check(Schema.makeFilter(parts.isNoError))),
  '.tag': Schema.optional(Schema.Unknown.check(Schema.makeFilter(parts.isNoTag))),
}

// All issues, like the other contenders. The default stops at the first.
const options = { errors: 'all' } as const
const decodeResponse = Schema.decodeUnknownResult(Schema.Struct(members), options)

const decode = (input: unknown): Either<Schema.SchemaError, Token> => {
  const result = decodeResponse(input)
  return result._tag === 'Failure' ? { _tag: 'Left', left: result.failure } : tokenOf(result.success, input as object)
}

const format = SchemaIssue.makeFormatterStandardSchemaV1()

export const effectSchema = contender(
  'Effect Schema',
  decode,
  ({ issue }) => format(issue).issues.map(({ path }) => path?.[0] as PropertyKey | undefined),
  readingOthers<(typeof members)[keyof typeof members]>(members, (others) =>
    Schema.decodeUnknownResult(Schema.Struct(others), options),
  ),
)
