import type { Either, Token } from '@token-codecs/core'

/** Something that does the whole job of `BoltToken.decode`, for input that comes out of `JSON.parse`. */
export interface Contender {
  readonly name: string
  /** The token, or the errors that its users would get. */
  readonly decode: (input: unknown) => Either<unknown, Token>
  /** The members that it calls wrong, each once; `''` is the input as a whole. */
  readonly wrongMembers: (input: unknown) => readonly string[]
  /** Reads with the schemas of eight other vendors, so that code which schemas share has seen nine of them. */
  readonly readOthers: () => void
}

/** A contender by its reader, and by the members that its errors are about. */
export const contender = <E>(
  name: string,
  decode: (input: unknown) => Either<E, Token>,
  membersOf: (errors: E) => readonly (PropertyKey | undefined)[],
  readOthers: () => void,
): Contender => ({
  name,
  decode,
  wrongMembers: (input) => {
    const result = decode(input)
    return result._tag === 'Right' ? [] : [...new Set(membersOf(result.left).map((member) => String(member ?? '')))]
  },
  readOthers,
})

/**
 * The parts, loaded once more for one contender. Shared functions would meet the objects of every library in one place, and
 * be slow for each of them.
 */
export const ownParts = (contender: string): Promise<typeof import('./parts.js')> => {
  const parts = new URL('parts.ts', import.meta.url)
  parts.search = contender
  return import(/* @vite-ignore */ parts.href)
}

/** The same members, under the names of another vendor. */
const renamed = <A>(members: Readonly<Record<string, A>>, vendor: number): Record<string, A> =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [`${name}_${vendor}`, member]))

const response = {
  access_token: 'fake-a',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'fake-r',
  scope: 'fake-1 fake-2',
}

/** Reads a response of each of eight other vendors, by the schema that is made of the renamed members of Bolt's. */
export const readingOthers = <Schema>(
  members: Readonly<Record<string, Schema>>,
  readerOf: (members: Record<string, Schema>) => (input: unknown) => unknown,
): (() => void) => {
  const readers = Array.from({ length: 8 }, (_, vendor) => ({
    read: readerOf(renamed(members, vendor)),
    // Each with a member less or more, as they differ in life.
    input: renamed<unknown>({ ...response, [`fake_${vendor}`]: vendor }, vendor),
  }))
  return () => {
    for (const { read, input } of readers) read(input)
  }
}
