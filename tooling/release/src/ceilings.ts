/** How many bytes a program may cost a browser, gzipped. */
export interface Ceiling {
  readonly title: string
  readonly program: string
  /** What the application is taken to have in any case. */
  readonly external: readonly string[]
  /** Bytes: what was measured, and a little for another version of zlib or of io-ts. */
  readonly ceiling: number
  /** Bytes: what the ceiling is to come down to. */
  readonly target?: number
  readonly reason: string
}

const codecAlone = "export { BoltToken } from '@token-codecs/bolt'"

const life = `export { authorizationHeader, BoltToken, CanonicalToken, formatError, freshness } from '@token-codecs/bolt'
export { fromResponse, mergeRefresh, reveal } from '@token-codecs/bolt'`

const everything = "export * from '@token-codecs/bolt'"

export const ceilings: readonly Ceiling[] = [
  {
    title: 'a codec with io-ts',
    program: codecAlone,
    external: [],
    ceiling: 13_400,
    target: 8_192,
    reason:
      'a page that reads one response should not notice; 2.1 kB of it are io-ts, and no module of core is a tenth',
  },
  {
    title: 'a codec without io-ts',
    program: codecAlone,
    external: ['io-ts'],
    ceiling: 11_520,
    target: 6_100,
    reason: 'what a codec adds to an application that has io-ts already',
  },
  {
    title: 'the life of a token with io-ts',
    program: life,
    external: [],
    ceiling: 16_850,
    reason: 'the second example of the README: an answer, a store, a header, a refresh',
  },
  {
    title: 'all that a vendor package exports, with io-ts',
    program: everything,
    external: [],
    ceiling: 20_200,
    reason: 'the most that anybody pays for one vendor, with a bundler that drops nothing, jsonSchema among it',
  },
  {
    title: 'all that a vendor package exports, without io-ts',
    program: everything,
    external: ['io-ts'],
    ceiling: 18_300,
    reason: 'the same, in an application that has io-ts already',
  },
]
