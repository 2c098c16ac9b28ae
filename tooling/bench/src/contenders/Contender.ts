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
