import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Note, TokenMember } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import type { Breach } from '../Law.js'
import { ownValue } from './wireMembers.js'

/** The member of a token that a wire member belongs to. */
type Destination = TokenMember | 'extensions' | 'error'

const scopes = Object.entries(memberTable).flatMap(([member, { type }]) => (type === 'scope' ? [member] : []))

/** A wire value in the form in which two spellings of it are the same. */
const withoutSpelling = (codec: AnyTokenCodec, destination: Destination, name: string, value: unknown): unknown => {
  // Only a codec knows how its scopes are separated.
  if (scopes.includes(destination)) return typeof value
  if (destination === 'tokenType' && typeof value === 'string') return value.toLowerCase()
  if (codec.id !== CanonicalToken.id || name !== 'extensions') return value
  // An empty extension equals an absent one in canonical JSON.
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, members]) => !isDeepStrictEqual(members, {})))
}

/** A response, the object that its token was written as, and the notes of both steps. */
interface ReadAndWritten {
  readonly response: object
  readonly written: object
  readonly notes: readonly Pick<Note, 'member'>[]
}

/** The first member, among some names, that is written back otherwise than it came, without a note. */
export const unnotedChange = (
  codec: AnyTokenCodec,
  { response, written, notes }: ReadAndWritten,
  names: Iterable<string>,
): Breach => {
  const members = new Map(Object.entries(codec.fields).map(([member, name]) => [name, member as TokenMember]))
  const noted = new Set<string>(notes.map(({ member }) => member))
  for (const name of names) {
    const destination = members.get(name) ?? (name === 'error' ? name : 'extensions')
    const [before, after] = [response, written].map((object) =>
      withoutSpelling(codec, destination, name, ownValue(object, name)),
    )
    if (noted.has(destination) || isDeepStrictEqual(before, after)) continue
    const shown = destination === 'extensions' ? 'an unknown member' : `\`${name}\``
    return `${shown} was not written back as it came, and no note of \`read\` names \`${destination}\``
  }
  return undefined
}
