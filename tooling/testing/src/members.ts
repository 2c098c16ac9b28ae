import type { AnyTokenCodec, Json, JsonObject, Token, TokenMember } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'

const accessToken = 'fake-access-token'

/** A token with only the required members. */
export const minimalToken: Token = { accessToken: secret(accessToken), tokenType: 'Bearer' }

/** The same token as canonical JSON. */
export const canonicalMinimalToken = { v: 1, accessToken, tokenType: 'Bearer' } as const

/** Returns a response with another value at a path. */
export const withValue = (response: JsonObject, [name = '', ...rest]: readonly string[], value: Json): JsonObject => ({
  ...response,
  [name]: rest.length === 0 ? value : withValue(Object(response[name]), rest, value),
})

/** The smallest valid response, in the codec's names and spelling. */
export const minimalResponse = (codec: AnyTokenCodec): JsonObject => codec.encode(minimalToken)

/** A minimal response with these members added. Members that are `undefined` are removed. */
export const responseWith = (codec: AnyTokenCodec, members: object): object =>
  Object.fromEntries(
    Object.entries({ ...minimalResponse(codec), ...members }).filter(([, value]) => value !== undefined),
  )

export const tokenMembers = Object.keys(memberTable) as readonly TokenMember[]

export const optionalNames = tokenMembers.filter((member) => !memberTable[member].isRequired)

/** A member's name in the response; `undefined` if the codec does not carry it, or carries it inside another member. */
export const plainName = ({ fields }: AnyTokenCodec, member: TokenMember): string | undefined => {
  const name = fields[member]
  return typeof name === 'string' ? name : undefined
}

// A token cannot have an instant beside a lifetime.
const instants: readonly TokenMember[] = ['expiresAt', 'refreshTokenExpiresAt']

/** A token with every member that a codec carries, except for an instant beside a lifetime. */
export const fullToken = ({ fields }: AnyTokenCodec): Token => {
  const hasLifetime = fields.expiresIn !== undefined || fields.refreshTokenExpiresIn !== undefined
  const members = optionalNames.filter(
    (member) => fields[member] !== undefined && !(hasLifetime && instants.includes(member)),
  )
  return { ...minimalToken, ...Object.fromEntries(members.map((member) => [member, memberTable[member].example])) }
}

/** Converts a name from snake case to the spelling of the codec's responses, which may be camel case. */
export const spelledAsBy = (codec: AnyTokenCodec, name: string): string =>
  plainName(codec, 'accessToken') === 'accessToken'
    ? name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())
    : name

/** A member's usual name in responses, for a codec that does not carry it. */
export const usualName = (codec: AnyTokenCodec, member: TokenMember): string => {
  const name = member === 'issuedAt' ? 'createdAt' : member
  return spelledAsBy(
    codec,
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
}
