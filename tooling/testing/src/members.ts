import type { AnyTokenCodec, JsonObject, Token, TokenMember } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'

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

export const tokenMembers = Object.keys(memberTable) as readonly TokenMember[]

type OptionalMembers = Required<Omit<Token, 'accessToken' | 'extensions' | 'tokenType'>>

export const optionalNames = tokenMembers.filter(
  (member): member is keyof OptionalMembers => !memberTable[member].isRequired,
)

/** A value of each member that a token may lack. */
export const optionalMembers = Object.fromEntries(
  optionalNames.map((member) => [member, memberTable[member].example]),
) as unknown as OptionalMembers

/** A name in snake case as the codec's responses spell names: in camel case where its access token is `accessToken`. */
export const spelledAsBy = (codec: AnyTokenCodec, name: string): string =>
  codec.fields.accessToken === 'accessToken' ? name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()) : name

/** The name of a member on the wire of a vendor that carries it. */
export const usualName = (codec: AnyTokenCodec, member: TokenMember): string => {
  const name = member === 'issuedAt' ? 'createdAt' : member
  return spelledAsBy(
    codec,
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
}
