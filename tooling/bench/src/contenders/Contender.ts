import type { Either, Token } from '@token-codecs/core'

/** A reader that does the whole job of `BoltToken.decode`, for input from `JSON.parse`. */
export interface Contender {
  readonly name: string
  /** Returns the token, or the library's own errors. */
  readonly decode: (input: unknown) => Either<unknown, Token>
  /** Returns the invalid members, each once; `''` is the whole input. */
  readonly wrongMembers: (input: unknown) => readonly string[]
  /** Reads with the schemas of eight other vendors, so that the code they share has seen nine schemas. */
  readonly readOthers: () => void
}

/** Makes a contender from its reader and a function that lists the members in its errors. */
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
 * Loads a separate copy of the parts for one contender. Shared functions would see the objects of every library, and V8
 * would make them slow for all.
 */
export const ownParts = (contender: string): Promise<typeof import('./parts.js')> => {
  const parts = new URL('parts.ts', import.meta.url)
  parts.search = contender
  return import(/* @vite-ignore */ parts.href)
}

/** Renames members, as if another vendor had named them. */
const renamed = <A>(members: Readonly<Record<string, A>>, vendor: number): Record<string, A> =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [`${name}_${vendor}`, member]))

const response = {
  access_token: 'fake-a',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'fake-r',
  scope: 'fake-1 fake-2',
}

/** Returns a function that reads eight other vendors' responses, with schemas made from Bolt's renamed members. */
export const readingOthers = <Schema>(
  members: Readonly<Record<string, Schema>>,
  readerOf: (members: Record<string, Schema>) => (input: unknown) => unknown,
): (() => void) => {
  const readers = Array.from({ length: 8 }, (_, vendor) => ({
    read: readerOf(renamed(members, vendor)),
    // Each response has a different unknown member, because real ones differ in shape.
    input: renamed<unknown>({ ...response, [`fake_${vendor}`]: vendor }, vendor),
  }))
  return () => {
    for (const { read, input } of readers) read(input)
  }
}
