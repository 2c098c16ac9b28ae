import type { Either, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import * as z from 'zod'
import { readingOthers } from '../otherVendors.js'
import type { Contender } from './Contender.js'
import type { Draft } from './parts.js'
import { canonicalType, isPlaceholder, scopeNames, unknownMembers } from './parts.js'

const LAST_INSTANT = 8_640_000_000_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const stray = /^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$/

const contender = (name: string, jitless: boolean): Contender => {
  // A schema takes this from the configuration when it is made, and keeps it.
  z.config({ jitless })
  const visible = z.string().regex(/^[\x20-\x7e]+$/)
  const token = visible.refine((text) => !isPlaceholder(text))
  const optionalToken = z.union([token, z.literal('')]).nullish()
  const scopeText = z.string().regex(stray)
  const scope = z.union([scopeText, z.array(scopeText)]).nullish()
  const members = {
    access_token: token,
    token_type: visible.nullish(),
    expires_in: z
      .union([
        z.number().min(0).max(LAST_INSTANT),
        z
          .string()
          .regex(/^[0-9]+$/)
          .refine((text) => Number(text) <= LAST_INSTANT),
      ])
      .nullish(),
    refresh_token: optionalToken,
    refresh_token_scope: scope,
    scope,
    id_token: optionalToken,
    error: z.literal(['', false]).nullish(),
  }
  const BoltResponse = z.object(members)
  const readOthers = readingOthers<z.ZodType>(members, (others) => z.object(others).partial().safeParse)
  z.config({ jitless: false })

  const decode = (input: unknown): Either<z.ZodError, Token> => {
    const result = BoltResponse.safeParse(input)
    if (!result.success) return { _tag: 'Left', left: result.error }
    const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token } = result.data
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

  return {
    name,
    decode,
    wrongMembers: (input) => {
      const result = decode(input)
      return result._tag === 'Right' ? [] : [...new Set(result.left.issues.map(({ path }) => String(path[0] ?? '')))]
    },
    readOthers,
  }
}

export const zod: Contender = contender('zod 4', false)
export const zodJitless: Contender = contender('zod 4 without its JIT', true)
