import { members, tokenMembers } from '../members/index.js'
import type { TokenTypeRules } from '../members/tokenType.js'
import { tokenTypeBy } from '../members/tokenType.js'
import type { Report } from '../report/Report.js'
import type { Json } from '../token/json.js'
import type { TokenMember } from '../token/Token.js'
import type { ErrorShape } from './errorShape.js'
import type { RevealedToken } from './RevealedToken.js'
import type { Row } from './row.js'
import { errorIndex, memberIndexes } from './values.js'

/** A response under construction. */
export type WireDraft = { [name: string]: Json }

/** Rules for members of other versions. Apart, because only canonical JSON bundles them. */
export interface Envelope {
  /** The token with the members that an older version kept as data. */
  readonly readKnown: (table: Table, token: RevealedToken, report: Report) => RevealedToken
  /** Writes the members that only a newer version knows. */
  readonly writeNewer: (table: Table, token: RevealedToken, wire: WireDraft, report: Report) => void
}

/** The author's part of a codec's table. */
export interface TableDefinition {
  readonly id: string
  readonly rows: readonly Row[]
  readonly tokenType: TokenTypeRules
  readonly errors: readonly ErrorShape[]
  /** Wire members that the vendor's model requires. */
  readonly required: readonly string[]
  readonly envelope?: Envelope
}

/** A codec's table and its consequences, worked out once for all reads and writes. */
export interface Table extends TableDefinition {
  /** The index of each wire name. A name without one is an unknown member. */
  readonly indexes: ReadonlyMap<string, number>
  readonly tokenTypeRow: Row
  readonly lifetimes: readonly Row[]
  /** The row for the version, which only canonical JSON has. */
  readonly versionRow: Row | undefined
  /** The row for the data of other codecs, which only canonical JSON has. */
  readonly extensionsRow: Row | undefined
  /** The members of a token for which the vendor has no member. */
  readonly notCarried: readonly TokenMember[]
}

/** The row of a token's member with the given name. */
export const rowOf = (member: TokenMember, name: string): Row => ({
  member,
  name,
  type: members[member].type,
  description: members[member].description,
  index: memberIndexes[member],
  isRequired: members[member].isRequired === true,
  functions: undefined,
  instantFrom: undefined,
  constant: undefined,
})

export const buildTable = (definition: TableDefinition): Table => {
  const { tokenType } = definition
  const rows = definition.rows.map((row) =>
    row.member === 'tokenType' ? { ...row, type: tokenTypeBy(tokenType) } : row,
  )
  const rowFor = (member: Row['member']) => rows.find((row) => row.member === member)
  return {
    ...definition,
    rows,
    indexes: new Map([...rows.map(({ name, index }) => [name, index] as const), ['error', errorIndex]]),
    tokenTypeRow: rowFor('tokenType') as Row,
    lifetimes: rows.filter(({ type }) => type.name === 'lifetime'),
    versionRow: rowFor('v'),
    extensionsRow: rowFor('extensions'),
    notCarried: tokenMembers.filter((member) => rowFor(member) === undefined),
  }
}

// In the symbol registry of the process, so that another copy or another entry point of this package finds the table.
const tableKey: unique symbol = Symbol.for('@token-codecs/table')

/** The table of a codec; `undefined` for another value. */
export const tableOf = (codec: object): Table | undefined =>
  (codec as { readonly [tableKey]?: () => Table })[tableKey]?.()

/** Keeps a codec's table where `tableOf` finds it: in a function, because test runners print the members of an object. */
export const keepTable = (codec: object, table: Table): void => {
  Object.defineProperty(codec, tableKey, { __proto__: null, value: () => table } as PropertyDescriptor)
}
