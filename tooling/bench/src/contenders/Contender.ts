import type { Either, Token } from '@token-codecs/core'

/** Something that does the whole job of `BoltToken.decode`, for input that comes out of `JSON.parse`. */
export interface Contender {
  readonly name: string
  /** The token, or what its users would be handed for input that is wrong. */
  readonly decode: (input: unknown) => Either<unknown, Token>
  /** The members of which it says that they are wrong, each once; `''` is the input as a whole. */
  readonly wrongMembers: (input: unknown) => readonly string[]
  /** Reads with the schemas of eight other vendors, to make what schemas share inside see nine of them. */
  readonly readOthers: () => void
}
