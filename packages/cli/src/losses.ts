import type { AnyTokenCodec, JsonObject, Token, TokenMember } from '@token-codecs/core'
import { convert, orThrow, secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'

const bearerToken: Token = { accessToken: secret('fake-access-token'), tokenType: 'Bearer' }

const issuedAt = 1_700_000_000

/** Returns a valid value of a member. Lifetimes and instants agree. */
export const exampleOf = (member: TokenMember): unknown =>
  /expiresAt$/i.test(member) ? issuedAt + Number(memberTable.expiresIn.example) : memberTable[member].example

/** Returns a response with every documented member of the codec, except for extras. */
export const fullResponse = (codec: AnyTokenCodec): JsonObject => {
  const has = (member: string): boolean => Object.hasOwn(codec.fields, member)
  // A token has either a lifetime or an instant. A codec with both members writes both from a lifetime.
  const isSecond = (member: string): boolean => /expiresAt$/i.test(member) && has(member.replace(/At$/, 'In'))
  const members = (Object.keys(memberTable) as readonly TokenMember[]).filter((name) => has(name) && !isSecond(name))
  const token = { ...bearerToken, issuedAt, ...Object.fromEntries(members.map((name) => [name, exampleOf(name)])) }
  return JSON.parse(JSON.stringify(codec.encode(token)))
}

/** Returns the members of a full response that are dropped when it is converted from one codec to another. */
export const losses = (from: AnyTokenCodec, to: AnyTokenCodec): readonly string[] => {
  const response = fullResponse(from)
  const { notes } = orThrow(convert(from, to, { receivedAt: issuedAt })(response))
  const sent = from.parse(response)
  return notes
    .filter(({ action, member }) => action === 'dropped' && Object.hasOwn(sent, member))
    .map(({ member }) => member)
}

/** True if the codec rejects key-bound tokens, because it can only write Bearer tokens. */
export const refusesBoundTokens = (to: AnyTokenCodec): boolean =>
  to.write({ ...bearerToken, tokenType: 'DPoP' })._tag === 'Left'

/** True if the codec writes the unknown members that another codec kept. */
export const keepsForeignMembers = (to: AnyTokenCodec): boolean => {
  const result = to.write({ ...bearerToken, extensions: { another: secret({ member: 'fake-value' }) } })
  return result._tag === 'Right' && result.right.notes.every(({ member }) => member !== 'extensions')
}

/** True if the codec drops a scope with a comma in a name, because it separates names by commas. */
export const separatesByComma = (to: AnyTokenCodec): boolean => {
  const { notes } = orThrow(to.write({ ...bearerToken, scope: ['a,b'] }))
  return to.fields.scope !== undefined && notes.some(({ member }) => member === 'scope')
}

/** True if the codec cannot write very long lifetimes, because it would read them as instants. */
export const readsInstants = (to: AnyTokenCodec): boolean => {
  const { notes } = orThrow(to.write({ ...bearerToken, expiresIn: 4_102_444_800 }))
  return to.fields.expiresIn !== undefined && notes.some(({ member }) => member === 'expiresIn')
}
