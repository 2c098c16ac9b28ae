import type { Json, JsonObject, TokenMember } from '@token-codecs/core'

/**
 * How a vendor writes a value, where that is not the usual way. Usual are JSON numbers of seconds, and scopes in a string
 * with spaces between names.
 */
type Form = 'digits' | 'iso' | 'commas' | 'list' | 'zero means never'

/** A member of a response: the token member, its documented name, a fake value, and its form. Dots separate a path. */
export type Member = readonly [member: TokenMember, name: string, value: Json, form?: Form | undefined]

/** A codec, as its vendor documents it. */
export interface Row {
  /** The vendor's word for Bearer. Absent: the vendor sends no token type, because every token is a bearer token. */
  readonly bearer?: string
  /** Set if the documented token type allows only Bearer. */
  readonly onlyBearer?: true
  /** A response with every token member that the vendor documents, in the order of its sample. */
  readonly response: readonly Member[]
  /** Members that a response has in place of others. */
  readonly instead?: Readonly<Partial<Record<TokenMember, Member>>>
  /** Documented members that say only that the request succeeded. Always written. */
  readonly constants?: JsonObject
  /** The other documented members. This codec writes them back, canonical keeps them, other codecs drop them. */
  readonly extras?: JsonObject
  /** Members that are not documented. They are kept and dropped like `extras`. */
  readonly unknown?: JsonObject
  /** Canonical only: members that it keeps for other codecs. */
  readonly extensions?: Readonly<Record<string, JsonObject>>
}

export type Rows = Readonly<Record<string, Row>>
