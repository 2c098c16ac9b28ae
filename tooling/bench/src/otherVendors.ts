/** The schemas and responses that interleave with Bolt's: eight of the same kind, with members of other names. */
const count = 8

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
  const readers = Array.from({ length: count }, (_, vendor) => ({
    read: readerOf(renamed(members, vendor)),
    // Each with a member less or more, as they differ in life.
    input: renamed<unknown>({ ...response, [`fake_${vendor}`]: vendor }, vendor),
  }))
  return () => {
    for (const { read, input } of readers) read(input)
  }
}
