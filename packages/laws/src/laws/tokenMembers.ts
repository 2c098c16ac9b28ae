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

/** The members in which two tokens differ. */
export const differingMembers = (first: Token, second: Token): readonly Member[] => {
  if (eqToken(first, second)) return []
  const members = new Set([...Object.keys(first), ...Object.keys(second)] as Member[])
  return [...members].filter((member) => !eqMember(member, first, second))
}

/** Tells whether a codec carries a member of this token: its table names it, and its notes do not. */
export const carries = (codec: AnyTokenCodec, token: Token, member: Member): boolean =>
  Object.hasOwn(codec.fields, member) && !notesOfWriting(codec, token)?.some((note) => note.member === member)

/** Tells whether a codec writes a member of this token, or of its expiry, from others. */
export const derives = (codec: AnyTokenCodec, token: Token, member: Member): boolean =>
  (member === 'issuedAt' && !Object.hasOwn(codec.fields, member)) ||
  (notesOfWriting(codec, token)?.some((note) => note.member === member && note.code === 'derived') ?? false)

/** The members that a table with both fills from others: an instant from a lifetime, and the issue time from the two. */
export const derivedMembers = ({ fields }: AnyTokenCodec): readonly string[] =>
  (['expires', 'refreshTokenExpires'] as const)
    .filter((member) => fields[`${member}In`] !== undefined && fields[`${member}At`] !== undefined)
    .flatMap((member) => [`${member}At`, 'issuedAt'])

const bare = new WeakMap<Token, Token>()

/** A token without extensions, which would be written as members of any name; each time the same, for the memory of `encode`. */
export const withoutExtensions = (token: Token): Token => {
  const known = bare.get(token) ?? { ...token, extensions: {} }
  bare.set(token, known)
  return known
}

/** A token whose access token is a plain string, as in a wire object. */
export const withPlainAccessToken = (token: Token): unknown => ({ ...token, accessToken: reveal(token.accessToken) })
