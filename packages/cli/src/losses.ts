import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { convert, formatError, secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'

/** A token with every member that a codec carries, but an instant beside a lifetime. */
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

/** The members that are dropped when a full response of one codec is converted to another's. */
export const losses = (from: AnyTokenCodec, to: AnyTokenCodec): readonly string[] => {
  const response: unknown = JSON.parse(JSON.stringify(from.encode(fullToken(from))))
  const result = convert(from, to)(response)
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right.notes.filter(({ action }) => action === 'dropped').map(({ member }) => member)
}

/** Tells whether a codec refuses to write a token that is bound to a key, rather than pass it off as a Bearer token. */
export const refusesBoundTokens = (to: AnyTokenCodec): boolean =>
  to.write({ ...bearerToken, tokenType: 'DPoP' })._tag === 'Left'

/** Tells whether a codec writes the members that only another codec knows. */
export const keepsForeignMembers = (to: AnyTokenCodec): boolean => {
  const result = to.write({ ...bearerToken, extensions: { another: secret({ member: 'fake-value' }) } })
  return result._tag === 'Right' && result.right.notes.every(({ member }) => member !== 'extensions')
}

/** Tells whether a codec cannot write every lifetime, because it reads the longest ones as instants. */
export const readsInstants = (codec: AnyTokenCodec): boolean => {
  const name = codec.fields.expiresIn
  if (typeof name !== 'string') return false
  const value = { ...JSON.parse(JSON.stringify(codec.encode(bearerToken))), [name]: 4_102_444_800 }
  const result = codec.read(value)
  return result._tag === 'Right' && result.right.notes.some(({ code }) => code === 'absolute-lifetime')
}

/** Codecs with which the same is lost. */
export type Alike = readonly [AnyTokenCodec, ...AnyTokenCodec[]]

/** All codecs, those together to and from which the same is lost. */
export const alike = (codecs: readonly AnyTokenCodec[]): readonly Alike[] => {
  const groups = new Map<string, Alike>()
  for (const codec of codecs) {
    const key = JSON.stringify(codecs.map((other) => [losses(codec, other), losses(other, codec)]))
    const known = groups.get(key)
    groups.set(key, known === undefined ? [codec] : [...known, codec])
  }
  return [...groups.values()]
}
