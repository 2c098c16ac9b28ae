import { expiryPairs, members, tokenMembers } from '../members/index.js'
import type { MemberType } from '../members/MemberType.js'
import type { TokenTypeRules } from '../members/tokenType.js'
import type { Place } from '../report/places.js'
import { placeOf } from '../report/places.js'
import type { Report } from '../report/Report.js'
import type { TokenMember } from '../token/Token.js'
import type { Path } from './at.js'
import type { Containers, WireDraft } from './containers.js'
import type { ErrorShape } from './errorShape.js'
import type { RevealedToken } from './RevealedToken.js'
import type { Row } from './row.js'
import { errorIndex, memberIndexes, versionIndex } from './values.js'

/** Rules for members of other versions. Separate, so that only canonical JSON bundles them. */
export interface Envelope {
  /** Restores the members that an older version kept as data. */
  readonly readKnown: (table: Table, token: RevealedToken, report: Report) => RevealedToken
  /** Writes the members that only a newer version defines. */
  readonly writeNewer: (table: Table, token: RevealedToken, wire: WireDraft, report: Report) => void
}

/** The part of a codec's table that its author declares. */
export interface TableDefinition {
  readonly id: string
  readonly rows: readonly Row[]
  readonly tokenType: TokenTypeRules
  readonly errors: readonly ErrorShape[]
  readonly extras: readonly string[]
  readonly secretExtras: readonly string[]
  /** Names of the options that the author passed, for `tableProblems`. */
  readonly options: readonly string[]
  /** True if lifetimes and instants are computed from each other. */
  readonly derivesExpiry: boolean
  readonly containersOf?: Path['containersOf'] | undefined
  readonly envelope?: Envelope
}

/** The two expiry rows of a token: its lifetime and its instant. */
export interface ExpiryRows {
  readonly lifetimeIndex: number
  readonly instantIndex: number
  readonly lifetime: Row | undefined
  readonly instant: Row | undefined
  /** The places of both rows; for a missing row, the token member's place. */
  readonly places: readonly [lifetime: Place, instant: Place]
}

/** A codec's table with derived data, computed once per codec. */
export interface Table extends TableDefinition {
  /** The index of each wire name. Any other name is an unknown member. */
  readonly indexes: ReadonlyMap<string, number>
  /** Defined if any row has a nested path. */
  readonly containers: Containers | undefined
  readonly tokenTypeRow: Row
  /** The issue time's row, if the vendor sends one. */
  readonly issuedAtRow: Row | undefined
  readonly expiries: readonly ExpiryRows[]
  /** The version's row, in canonical JSON only. */
  readonly versionRow: Row | undefined
  /** The row for other codecs' data, in canonical JSON only. */
  readonly extensionsRow: Row | undefined
  /** The rows that the vendor documents: all except an implied token type. */
  readonly documentedRows: readonly Row[]
  /** Optional token members that reading may produce, in order. */
  readonly optionalMembers: readonly TokenMember[]
  /** Token members without a row. */
  readonly notCarried: readonly (Place & { readonly index: number })[]
}

/** Returns a token member's row at the given path. */
export const rowOf = (
  member: TokenMember,
  path: readonly string[],
  type: MemberType<unknown> = members[member].type,
): Row => ({
  // Not a spread, because engines read objects made by a spread more slowly.
  member,
  name: path.join('.'),
  path,
  type,
  description: members[member].description,
  index: memberIndexes[member],
  isRequired: members[member].isRequired === true,
  constant: undefined,
})

export const buildTable = (definition: TableDefinition): Table => {
  const { rows, tokenType, containersOf } = definition
  // Excludes constants: their `member` is a wire name, which may equal a token member's name.
  const rowFor = (member: string) => rows.find((row) => row.member === member && row.index <= versionIndex)
  const tokenTypeRow = rowFor('tokenType') as Row
  const expiries = expiryPairs.map(
    ([lifetime, instant]): ExpiryRows => ({
      lifetimeIndex: memberIndexes[lifetime],
      instantIndex: memberIndexes[instant],
      lifetime: rowFor(lifetime),
      instant: rowFor(instant),
      places: [rowFor(lifetime) ?? placeOf(lifetime), rowFor(instant) ?? placeOf(instant)],
    }),
  )
  const indexes = [...rows.map(({ path, index }) => [path, index] as const), [['error'], errorIndex] as const]
  return {
    ...definition,
    indexes: new Map(indexes.map(([[name = ''], index]) => [name, index])),
    containers: containersOf?.(indexes),
    tokenTypeRow,
    issuedAtRow: rowFor('issuedAt'),
    expiries,
    versionRow: rowFor('v'),
    extensionsRow: rowFor('extensions'),
    documentedRows: tokenType.bearer === undefined ? rows.filter((row) => row !== tokenTypeRow) : rows,
    // An instant needs no row: it may be the time of receipt, or sent in place of a lifetime.
    optionalMembers: tokenMembers.filter(
      (member) =>
        !members[member].isRequired && (rowFor(member) !== undefined || members[member].type.name === 'instant'),
    ),
    notCarried: tokenMembers.filter((member) => rowFor(member) === undefined).map((member) => rowOf(member, [member])),
  }
}

// A registered symbol, so that another copy or entry point of this package finds the table.
const tableKey: unique symbol = Symbol.for('@token-codecs/table')

/** Returns a codec's table, or `undefined` for any other object. */
export const tableOf = (codec: object): Table | undefined =>
  (codec as { readonly [tableKey]?: () => Table })[tableKey]?.()

/** Stores a codec's table for `tableOf`, in a function because test runners print an object's members. */
export const keepTable = (codec: object, table: Table): void => {
  Object.defineProperty(codec, tableKey, { __proto__: null, value: () => table } as PropertyDescriptor)
}
