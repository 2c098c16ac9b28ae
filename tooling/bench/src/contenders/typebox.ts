import type { Either, Token } from '@token-codecs/core'
import * as Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Settings } from 'typebox/system'
import { contender, ownParts, readingOthers } from './Contender.js'

// All errors, like the other contenders. The default stops at eight, and a union has one error for each branch.
Settings.Set({ maxErrors: 64 })

const parts = await ownParts('typebox')
const { isLifetimeText, isPlaceholder, tokenOf } = parts

const scopeText = Type.String({ pattern: parts.scopePattern.source })
const visible = Type.String({ pattern: parts.visiblePattern.source })
const token = Type.Refine(visible, (text: string) => !isPlaceholder(text))
const optionalToken = Type.Optional(Type.Union([token, Type.Literal(''), Type.Null()]))
const digits = Type.Refine(Type.String({ pattern: parts.digitsPattern.source }), isLifetimeText)
const scope = Type.Optional(Type.Union([scopeText, Type.Array(scopeText), Type.Null()]))
const lifetime = Type.Number({ minimum: 0, maximum: parts.MAX_SECONDS })

const members = {
  access_token: token,
  token_type: Type.Optional(Type.Union([visible, Type.Literal(''), Type.Null()])),
  expires_in: Type.Optional(Type.Union([lifetime, digits, Type.Literal(''), Type.Null()])),
  refresh_token: optionalToken,
  refresh_token_scope: scope,
  scope,
  id_token: optionalToken,
  error: Type.Optional(Type.Refine(Type.Unknown(), parts.isNoError)),
  '.tag': Type.Optional(Type.Refine(Type.Unknown(), parts.isNoTag)),
}

const BoltResponse = Compile(Type.Object(members))

const decode = (input: unknown): Either<ReturnType<typeof BoltResponse.Errors>, Token> =>
  BoltResponse.Check(input) ? tokenOf(input, input) : { _tag: 'Left', left: BoltResponse.Errors(input) }

/** Compiles with `new Function`. */
export const typebox = contender(
  'TypeBox compiled',
  decode,
  (errors) =>
    errors.flatMap(({ instancePath, keyword, params }) =>
      keyword === 'required' ? params.requiredProperties : [instancePath.split('/')[1]],
    ),
  readingOthers<Type.TSchema>(members, (others) => {
    const validator = Compile(Type.Partial(Type.Object(others)))
    return (input) => validator.Check(input)
  }),
)
