import type { AnyTokenCodec, Note, Token } from '@token-codecs/core'
import { CanonicalToken, eqToken, secret } from '@token-codecs/core'
import { ask } from './Law.js'

export const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The wire names that are never an unknown member's. */
export const knownNames = (codec: AnyTokenCodec): ReadonlySet<string> =>
  new Set([...Object.values(codec.fields), 'error', ...(codec.id === CanonicalToken.id ? ['v', 'extensions'] : [])])

/** What a codec writes, as it arrives elsewhere. */
export const wireOf = (codec: AnyTokenCodec, token: Token): unknown => throughJson(ask(() => codec.encode(token)))

/** The token that a codec makes of a response; `undefined` when it refuses it. */
export const tokenOf = (codec: AnyTokenCodec, response: unknown): Token | undefined => {
  const decoded = ask(() => codec.decode(response))
  return decoded._tag === 'Right' ? decoded.right : undefined
}

/** The token that a codec makes of what it wrote. */
export const readBack = (codec: AnyTokenCodec, token: Token): Token | undefined => tokenOf(codec, wireOf(codec, token))

/** What a codec reports of writing a token, whether it then writes it or not; `undefined` when it calls it no token. */
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

export type Field = keyof Token

export const fieldsOf = (first: Token, second: Token): readonly Field[] => [
  ...new Set([...(Object.keys(first) as Field[]), ...(Object.keys(second) as Field[])]),
]

export const eqField = (field: Field, first: Token, second: Token): boolean => {
  const alone = (token: Token): Token => {
    const blank: Token = { accessToken: secret('fake'), tokenType: 'fake' }
    return Object.hasOwn(token, field) ? { ...blank, [field]: token[field] } : blank
  }
  return eqToken(alone(first), alone(second))
}

/** The fields in which two tokens differ. */
export const differing = (first: Token, second: Token): readonly Field[] =>
  eqToken(first, second) ? [] : fieldsOf(first, second).filter((field) => !eqField(field, first, second))

/** The fields that a codec carries of this token: named in its table and not reported as lost. */
export const carries = (codec: AnyTokenCodec, token: Token): ((field: Field) => boolean) => {
  const lost = new Set<string>(writeNotes(codec, token)?.map((note) => note.member))
  return (field) => Object.hasOwn(codec.fields, field) && !lost.has(field)
}

/** `scope and tokenType`, each as code. */
export const list = (names: readonly string[]): string => {
  const quoted = names.map((name) => `\`${name}\``)
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(' and ')
}
