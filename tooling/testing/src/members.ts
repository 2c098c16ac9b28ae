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

export const optionalNames = tokenMembers.filter((member) => !memberTable[member].isRequired)

/** The wire name of a member; `undefined` where the codec does not carry it, or inside another member. */
export const plainName = ({ fields }: AnyTokenCodec, member: TokenMember): string | undefined => {
  const name = fields[member]
  return typeof name === 'string' ? name : undefined
}

// A token has a lifetime or an instant.
const instants: readonly TokenMember[] = ['expiresAt', 'refreshTokenExpiresAt']

/** A token with a value of each member that a codec carries, without an instant beside a lifetime. */
export const fullToken = ({ fields }: AnyTokenCodec): Token => {
  const hasLifetime = fields.expiresIn !== undefined || fields.refreshTokenExpiresIn !== undefined
  const members = optionalNames.filter(
    (member) => fields[member] !== undefined && !(hasLifetime && instants.includes(member)),
  )
  return { ...minimalToken, ...Object.fromEntries(members.map((member) => [member, memberTable[member].example])) }
}

/** A name in snake case as the codec's responses spell names: in camel case where its access token is `accessToken`. */
export const spelledAsBy = (codec: AnyTokenCodec, name: string): string =>
  plainName(codec, 'accessToken') === 'accessToken'
    ? name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())
    : name

/** The name of a member on the wire of a vendor that carries it. */
export const usualName = (codec: AnyTokenCodec, member: TokenMember): string => {
  const name = member === 'issuedAt' ? 'createdAt' : member
  return spelledAsBy(
    codec,
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
}
