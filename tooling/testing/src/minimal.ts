import type { AnyTokenCodec, JsonObject, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'

/** A token of what every token has, as `outcome` shows it. */
export const plainMinimalToken = { accessToken: 'fake-access-token', tokenType: 'Bearer' } as const

export const minimalToken: Token = { ...plainMinimalToken, accessToken: secret(plainMinimalToken.accessToken) }

/** What a response needs for everything else in it to be looked at, in the vendor's names and spelling. */
export const minimalResponse = (codec: AnyTokenCodec): JsonObject => codec.encode(minimalToken)

/** A minimal response with these members, and without those that are undefined here. */
export const responseWith = (codec: AnyTokenCodec, members: object): object =>
  Object.fromEntries(
    Object.entries({ ...minimalResponse(codec), ...members }).filter(([, value]) => value !== undefined),
  )
