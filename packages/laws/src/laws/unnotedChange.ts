import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Note } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import type { Breach } from '../Law.js'
import type { WirePath } from './wireMembers.js'
import { destinationOf, nameOf, valueAt } from './wireMembers.js'

const scopes = Object.entries(memberTable).flatMap(([member, { type }]) => (type === 'scope' ? [member] : []))

/** A wire value in the form in which two spellings of it are the same. */
const withoutSpelling = (codec: AnyTokenCodec, destination: string, path: WirePath, value: unknown): unknown => {
  // Only a codec knows how its scopes are separated.
  if (scopes.includes(destination)) return typeof value
  if (destination === 'tokenType' && typeof value === 'string') return value.toLowerCase()
  if (codec.id !== CanonicalToken.id || nameOf(path) !== 'extensions') return value
  // An empty extension equals an absent one in canonical JSON.
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, members]) => !isDeepStrictEqual(members, {})))
}

/** A response, the object that its token was written as, and the notes of both steps. */
interface ReadAndWritten {
  readonly response: object
  readonly written: object
  readonly notes: readonly Pick<Note, 'member'>[]
  /** The members of a token that are written where the response has none, because they follow from others. */
  readonly added?: readonly string[]
}

/** The first member, among some paths, that is written back otherwise than it came, without a note. */
export const unnotedChange = (
  codec: AnyTokenCodec,
  { response, written, notes, added = [] }: ReadAndWritten,
  paths: Iterable<WirePath>,
): Breach => {
  const noted = new Set<string>(notes.map(({ member }) => member))
  for (const path of paths) {
    const destination = destinationOf(codec, path)
    const [before, after] = [response, written].map((object) =>
      withoutSpelling(codec, destination, path, valueAt(object, path)),
    )
    if (noted.has(destination) || isDeepStrictEqual(before, after)) continue
    if (added.includes(destination) && valueAt(response, path) === undefined) continue
    const shown = destination === 'extensions' ? 'an unknown member' : `\`${nameOf(path)}\``
    return `${shown} was not written back as it came, and no note of \`read\` names \`${destination}\``
  }
  return undefined
}
