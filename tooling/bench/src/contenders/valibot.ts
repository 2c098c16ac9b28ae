import type { Either, Token } from '@token-codecs/core'
import * as v from 'valibot'
import { contender, ownParts, readingOthers } from './Contender.js'

const parts = await ownParts('valibot')
const { isLifetimeText, isPlaceholder, tokenOf } = parts

const scopeText = v.pipe(v.string(), v.regex(parts.scopePattern))
const visible = v.pipe(v.string(), v.regex(parts.visiblePattern))
const validToken = v.check((text: string) => !isPlaceholder(text))
const token = v.pipe(visible, validToken)
const optionalToken = v.nullish(v.union([token, v.literal('')]))
const lifetime = v.pipe(v.number(), v.minValue(0), v.maxValue(parts.MAX_SECONDS))
const digits = v.pipe(v.string(), v.regex(parts.digitsPattern), v.check(isLifetimeText))
const scope = v.nullish(v.union([scopeText, v.array(scopeText)]))

const members = {
  access_token: token,
  token_type: v.nullish(v.union([visible, v.literal('')])),
  expires_in: v.nullish(v.union([lifetime, digits, v.literal('')])),
  refresh_token: optionalToken,
  refresh_token_scope: scope,
  scope,
  id_token: optionalToken,
  error: v.optional(v.custom(parts.isNoError)),
  '.tag': v.optional(v.custom(parts.isNoTag)),
}

const BoltResponse = v.object(members)

const decode = (input: unknown): Either<readonly v.InferIssue<typeof BoltResponse>[], Token> => {
  const result = v.safeParse(BoltResponse, input)
  return result.success ? tokenOf(result.output, input as object) : { _tag: 'Left', left: result.issues }
}

export const valibot = contender(
  'valibot',
  decode,
  (issues) => issues.map(({ path }) => path?.[0].key as PropertyKey | undefined),
  readingOthers<v.GenericSchema>(members, (others) => v.safeParser(v.partial(v.object(others)))),
)
