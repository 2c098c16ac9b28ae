import type { Either, Token } from '@token-codecs/core'
import * as z from 'zod'
import type { Contender } from './Contender.js'
import { contender, ownParts, readingOthers } from './Contender.js'

const zodContender = async (name: string, jitless: boolean): Promise<Contender> => {
  const parts = await ownParts(jitless ? 'zodJitless' : 'zod')
  const { isLifetimeText, isPlaceholder, tokenOf } = parts
  // Schemas copy this setting from the configuration when they are created.
  z.config({ jitless })
  const visible = z.string().regex(parts.visiblePattern)
  const token = visible.refine((text) => !isPlaceholder(text))
  const optionalToken = z.union([token, z.literal('')]).nullish()
  const scopeText = z.string().regex(parts.scopePattern)
  const scope = z.union([scopeText, z.array(scopeText)]).nullish()
  const lifetime = z.number().min(0).max(parts.MAX_SECONDS)
  const digits = z.string().regex(parts.digitsPattern).refine(isLifetimeText)
  const members = {
    access_token: token,
    token_type: z.union([visible, z.literal('')]).nullish(),
    expires_in: z.union([lifetime, digits, z.literal('')]).nullish(),
    refresh_token: optionalToken,
    refresh_token_scope: scope,
    scope,
    id_token: optionalToken,
    error: z.unknown().refine(parts.isNoError).optional(),
    '.tag': z.unknown().refine(parts.isNoTag).optional(),
  }
  const BoltResponse = z.object(members)
  const readOthers = readingOthers<z.ZodType>(members, (others) => z.object(others).partial().safeParse)
  z.config({ jitless: false })

  const decode = (input: unknown): Either<z.ZodError, Token> => {
    const result = BoltResponse.safeParse(input)
    return result.success ? tokenOf(result.data, input as object) : { _tag: 'Left', left: result.error }
  }
  return contender(name, decode, ({ issues }) => issues.map(({ path }) => path[0]), readOthers)
}

export const zod: Contender = await zodContender('zod 4', false)
export const zodJitless: Contender = await zodContender('zod 4 without its JIT', true)
