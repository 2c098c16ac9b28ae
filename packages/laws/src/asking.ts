import type { AnyTokenCodec, Note, Token } from '@token-codecs/core'
import { CanonicalToken, eqToken, secret } from '@token-codecs/core'
import { ask } from './Law.js'

export const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The wire names that are not an unknown member's. */
export const knownNames = (codec: AnyTokenCodec): ReadonlySet<string> =>
  new Set([...Object.values(codec.fields), 'error', ...(codec.id === CanonicalToken.id ? ['v', 'extensions'] : [])])

/** The encoded token, as it arrives elsewhere. Where `encode` refuses it, the law at hand says nothing. */
export const wireOf = (codec: AnyTokenCodec, token: Token): unknown => throughJson(ask(() => codec.encode(token)))

/** The token that a codec makes of a response; `undefined` when it refuses it. */
export const tokenOf = (codec: AnyTokenCodec, response: unknown): Token | undefined => {
  const decoded = ask(() => codec.decode(response))
  return decoded._tag === 'Right' ? decoded.right : undefined
}

/** The token that a codec makes of what it wrote. */
export const readBack = (codec: AnyTokenCodec, token: Token): Token | undefined => tokenOf(codec, wireOf(codec, token))

/** The notes of writing a token, whether it is then written or not; `undefined` where the codec says that it is not a token. */
export const writeNotes = (codec: AnyTokenCodec, token: Token): readonly Note[] | undefined => {
  const result = ask(() => codec.write(token))
  if (result._tag === 'Right') return result.right.notes
  return result.left._tag === 'Lossy' ? result.left.notes : undefined
}

/** Whether a codec writes a token, and has nothing to note. */
export const writesWithoutNotes = (codec: AnyTokenCodec, token: Token): boolean => {
  const written = ask(() => codec.write(token))
  return written._tag === 'Right' && written.right.notes.length === 0
}

/** Tells whether an error has the members of every `TokenError`. */
export const isSaid = (error: unknown): boolean =>
  ['_tag', 'code', 'message', 'source'].every(
    (member) => typeof (error as { readonly [member: string]: unknown } | undefined)?.[member] === 'string',
  )

/** The token that `parse` returns; `undefined` where it throws. */
export const parsed = (codec: AnyTokenCodec, response: unknown): Token | undefined => {
  try {
    return codec.parse(response)
  } catch {
    return undefined
  }
}

/** The notes that fail with `onLoss: 'fail'`. Only a written lifetime loses something with `issuedAt`. */
export const lossesOf = (codec: AnyTokenCodec, notes: readonly Note[], value: object): readonly Note[] => {
  const { expiresIn, refreshTokenExpiresIn } = codec.fields
  const hasLifetime = [expiresIn, refreshTokenExpiresIn].some(
    (name) => name !== undefined && Object.hasOwn(value, name),
  )
  return notes.filter(({ action, member }) => action === 'dropped' && (member !== 'issuedAt' || hasLifetime))
}

/** A token with members that only a newer version knows, the first of them secret. */
export const newerToken = (token: Token, members: readonly (readonly [string, unknown])[]): Token => ({
  ...token,
  ...Object.fromEntries(members.map(([name, value], index) => [name, index === 0 ? secret(value) : value])),
})

export type Member = keyof Token

export const membersOf = (first: Token, second: Token): readonly Member[] => [
  ...new Set([...(Object.keys(first) as Member[]), ...(Object.keys(second) as Member[])]),
]

export const eqMember = (member: Member, first: Token, second: Token): boolean => {
  const alone = (token: Token): Token => {
    const blank: Token = { accessToken: secret('fake'), tokenType: 'fake' }
    return Object.hasOwn(token, member) ? { ...blank, [member]: token[member] } : blank
  }
  return eqToken(alone(first), alone(second))
}

/** The members in which two tokens differ. */
export const differing = (first: Token, second: Token): readonly Member[] =>
  eqToken(first, second) ? [] : membersOf(first, second).filter((member) => !eqMember(member, first, second))

/** The members that a codec carries of this token: named in its table and not noted as lost. */
export const carries = (codec: AnyTokenCodec, token: Token): ((member: Member) => boolean) => {
  const lost = new Set<string>(writeNotes(codec, token)?.map((note) => note.member))
  return (member) => Object.hasOwn(codec.fields, member) && !lost.has(member)
}

/** `scope and tokenType`, each as code. */
export const list = (names: readonly string[]): string => {
  const quoted = names.map((name) => `\`${name}\``)
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(' and ')
}
