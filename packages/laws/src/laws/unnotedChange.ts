import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Note } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import type { Breach } from '../Law.js'
import type { WirePath } from './wireMembers.js'
import { destinationOf, nameOf, valueAt } from './wireMembers.js'

const scopes = Object.entries(memberTable).flatMap(([member, { type }]) => (type === 'scope' ? [member] : []))

/** Normalizes a wire value, so that equivalent spellings are equal. */
const withoutSpelling = (codec: AnyTokenCodec, destination: string, path: WirePath, value: unknown): unknown => {
  // Compares only types, because scope separators differ between codecs.
  if (scopes.includes(destination)) return typeof value
  if (destination === 'tokenType' && typeof value === 'string') return value.toLowerCase()
  if (codec.id !== CanonicalToken.id || nameOf(path) !== 'extensions') return value
  // In canonical JSON, an empty extension equals a missing one.
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, members]) => !isDeepStrictEqual(members, {})))
}

/** A response, the object written back from it, and the notes of both steps. */
interface ReadAndWritten {
  readonly response: object
  readonly written: object
  readonly notes: readonly Pick<Note, 'member'>[]
  /** Token members that may appear in the output only, because they are derived from others. */
  readonly added?: readonly string[]
}

/** Describes the first of the given paths whose value is written back changed without a note. */
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
    return `${shown} changed when the response was written back, but no note of \`read\` names \`${destination}\``
  }
  return undefined
}
