import type { AnyTokenCodec, JsonObject, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'

const accessToken = 'fake-access-token'

/** A token of the members that every token has. */
export const minimalToken: Token = { accessToken: secret(accessToken), tokenType: 'Bearer' }

/** The same as canonical JSON. */
export const canonicalMinimalToken = { v: 1, accessToken, tokenType: 'Bearer' } as const

/** The smallest response that is a token, in the vendor's names and spelling. */
export const minimalResponse = (codec: AnyTokenCodec): JsonObject => codec.encode(minimalToken)

/** A minimal response with these members, and without those that are undefined here. */
export const responseWith = (codec: AnyTokenCodec, members: object): object =>
  Object.fromEntries(
    Object.entries({ ...minimalResponse(codec), ...members }).filter(([, value]) => value !== undefined),
  )
