import type { TokenMember } from '@token-codecs/core'
import type { DocumentedMember } from '../source/Source.js'

/** The settings given by `--set`, on a terminal or in `source.json`, by question id. */
export type Settings = Readonly<Record<string, string>>

/** Something that the documentation leaves open. */
export interface Question {
  /** A member's name and an aspect, such as `scope.separator`; also the key for `--set`. */
  readonly id: string
  /** A question in plain English that ends with a question mark. */
  readonly ask: string
  /** Permitted values; empty if any value is permitted. */
  readonly choices: readonly string[]
  /** The value in use until the question is settled. A question without one stops the command. */
  readonly assumed?: string
}

/** The origin of a decision. */
export type Origin = 'sample' | 'documentation' | 'convention'

/** A decision that the documentation does not state, with its reason. */
export interface Guess {
  readonly id: string
  readonly value: string
  readonly reason: string
  /** The origin of the decision. A convention follows from names and types, which `source.json` records. */
  readonly from: Origin
}

/** A row of the table: a token member and its place in the response. */
export interface PlannedRow {
  readonly member: TokenMember
  readonly path: readonly string[]
  /** The row helper and its options; absent for a plain name or path. */
  readonly helper?: {
    readonly name: 'lifetime' | 'instant' | 'scopes'
    readonly options: Readonly<Record<string, string | number | boolean>>
  }
}

export type PlannedTokenType =
  | string
  | { readonly only: string }
  | { readonly implied: true }
  | { readonly spelled: readonly [string, ...string[]] }

/** A codec's table and response interface, as data. */
export interface Plan {
  /** Members of the response interface, in written order, with the types that servers send. Each top-level name is a row, a constant or an extra. */
  readonly members: readonly DocumentedMember[]
  /** The members as documented, for `source.json`: in the same order, and with those that only the sample has. */
  readonly documented: readonly DocumentedMember[]
  readonly rows: readonly PlannedRow[]
  /** Absent if the vendor sends `Bearer`. */
  readonly tokenType?: PlannedTokenType
  readonly constants: Readonly<Record<string, string | number | boolean>>
  readonly extras: readonly string[]
  readonly secretExtras: readonly string[]
  readonly guesses: readonly Guess[]
  readonly questions: readonly Question[]
  /** The settings that reproduce this plan from the members alone. */
  readonly settings: Settings
}
