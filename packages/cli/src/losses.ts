import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { convert, formatError, secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'

/** Returns a token with every member that the codec carries. Lifetimes win over instants; a token cannot have both. */
const fullToken = ({ fields }: AnyTokenCodec): Token => {
  const isSecond = (member: string): boolean =>
    (member === 'expiresAt' && fields.expiresIn !== undefined) ||
    (member === 'refreshTokenExpiresAt' && fields.refreshTokenExpiresIn !== undefined)
  const members = Object.entries(memberTable).filter(([member]) => Object.hasOwn(fields, member) && !isSecond(member))
  return {
    ...bearerToken,
    ...Object.fromEntries(members.map(([member, { example }]) => [member, example])),
  }
}

const bearerToken: Token = { accessToken: secret('fake-access-token'), tokenType: 'Bearer' }

/** Returns the members that are dropped when a full response is converted from one codec to another. */
export const losses = (from: AnyTokenCodec, to: AnyTokenCodec): readonly string[] => {
  const response: unknown = JSON.parse(JSON.stringify(from.encode(fullToken(from))))
  const result = convert(from, to)(response)
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right.notes.filter(({ action }) => action === 'dropped').map(({ member }) => member)
}

/** True if the codec rejects key-bound tokens, because it can only write Bearer tokens. */
export const refusesBoundTokens = (to: AnyTokenCodec): boolean =>
  to.write({ ...bearerToken, tokenType: 'DPoP' })._tag === 'Left'

/** True if the codec writes the unknown members that another codec kept. */
export const keepsForeignMembers = (to: AnyTokenCodec): boolean => {
  const result = to.write({ ...bearerToken, extensions: { another: secret({ member: 'fake-value' }) } })
  return result._tag === 'Right' && result.right.notes.every(({ member }) => member !== 'extensions')
}

/** True if the codec reads very long lifetimes as instants, and so cannot write them. */
export const readsInstants = (codec: AnyTokenCodec): boolean => {
  const name = codec.fields.expiresIn
  if (typeof name !== 'string') return false
  const value = { ...JSON.parse(JSON.stringify(codec.encode(bearerToken))), [name]: 4_102_444_800 }
  const result = codec.read(value)
  return result._tag === 'Right' && result.right.notes.some(({ code }) => code === 'absolute-lifetime')
}

/** Codecs with the same losses. */
export type Alike = readonly [AnyTokenCodec, ...AnyTokenCodec[]]

/** Groups the codecs that have the same losses in both directions, to and from every codec. */
export const alike = (codecs: readonly AnyTokenCodec[]): readonly Alike[] => {
  const groups = new Map<string, Alike>()
  for (const codec of codecs) {
    const key = JSON.stringify(codecs.map((other) => [losses(codec, other), losses(other, codec)]))
    const known = groups.get(key)
    groups.set(key, known === undefined ? [codec] : [...known, codec])
  }
  return [...groups.values()]
}
