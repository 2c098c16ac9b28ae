import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { eqToken, reveal, secret } from '@token-codecs/core'
import { notesOfWriting } from './notes.js'

export type Member = keyof Token

const eqMember = (member: Member, first: Token, second: Token): boolean => {
  const alone = (token: Token): Token => {
    const blank: Token = { accessToken: secret('fake'), tokenType: 'fake' }
    return Object.hasOwn(token, member) ? { ...blank, [member]: token[member] } : blank
  }
  return eqToken(alone(first), alone(second))
}

/** Members in which two tokens differ. */
export const differingMembers = (first: Token, second: Token): readonly Member[] => {
  if (eqToken(first, second)) return []
  const members = new Set([...Object.keys(first), ...Object.keys(second)] as Member[])
  return [...members].filter((member) => !eqMember(member, first, second))
}

/** True if the codec's table contains this member, and writing the token adds no note about it. */
export const carries = (codec: AnyTokenCodec, token: Token, member: Member): boolean =>
  Object.hasOwn(codec.fields, member) && !notesOfWriting(codec, token)?.some((note) => note.member === member)

/** True if the codec derives this member from other members of the token. */
export const derives = (codec: AnyTokenCodec, token: Token, member: Member): boolean =>
  (member === 'issuedAt' && !Object.hasOwn(codec.fields, member)) ||
  (notesOfWriting(codec, token)?.some((note) => note.member === member && note.code === 'derived') ?? false)

/** Members that a table with both a lifetime and an instant derives: the instant and the issue time. */
export const derivedMembers = ({ fields }: AnyTokenCodec): readonly string[] =>
  (['expires', 'refreshTokenExpires'] as const)
    .filter((member) => fields[`${member}In`] !== undefined && fields[`${member}At`] !== undefined)
    .flatMap((member) => [`${member}At`, 'issuedAt'])

const bare = new WeakMap<Token, Token>()

/** Returns the token without extensions; always the same object, so that the cache of `encode` works. */
export const withoutExtensions = (token: Token): Token => {
  const known = bare.get(token) ?? { ...token, extensions: {} }
  bare.set(token, known)
  return known
}

/** Replaces the secret access token with a plain string. */
export const withPlainAccessToken = (token: Token): unknown => ({ ...token, accessToken: reveal(token.accessToken) })
