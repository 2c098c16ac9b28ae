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
  readonly extras: readonly string[]
  readonly secretExtras: readonly string[]
  /** The names of the author's options, for `tableProblems`. */
  readonly options: readonly string[]
  /** True where lifetimes and instants are written from each other. */
  readonly derivesExpiry: boolean
  readonly containersOf?: Path['containersOf'] | undefined
  readonly envelope?: Envelope
}

/** The rows for the end of a token: for its lifetime, and for its instant. */
export interface ExpiryRows {
  readonly lifetimeIndex: number
  readonly instantIndex: number
  readonly lifetime: Row | undefined
  readonly instant: Row | undefined
  /** The rows for both; without a row, the member of the token. */
  readonly places: readonly [lifetime: Place, instant: Place]
}

/** A codec's table and its consequences, worked out once for all reads and writes. */
export interface Table extends TableDefinition {
  /** The index of each wire name. A name without one is an unknown member. */
  readonly indexes: ReadonlyMap<string, number>
  /** Present where rows have paths. */
  readonly containers: Containers | undefined
  readonly tokenTypeRow: Row
  /** The row for the issue time, which only some vendors send. */
  readonly issuedAtRow: Row | undefined
  readonly expiries: readonly ExpiryRows[]
  /** The row for the version, which only canonical JSON has. */
  readonly versionRow: Row | undefined
  /** The row for the data of other codecs, which only canonical JSON has. */
  readonly extensionsRow: Row | undefined
  /** The rows of the vendor's members; the token type is not one where it is implied. */
  readonly documentedRows: readonly Row[]
  /** The optional members that reading may give to a token, in their order. */
  readonly optionalMembers: readonly TokenMember[]
  /** The members of a token for which the vendor has no member. */
  readonly notCarried: readonly (Place & { readonly index: number })[]
}

/** The row of a token's member with the given path. */
export const rowOf = (
  member: TokenMember,
  path: readonly string[],
  type: MemberType<unknown> = members[member].type,
): Row => ({
  // Not a spread, which makes an object that engines read more slowly.
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
  // A constant's member is its wire name, which may be that of a token's member.
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
    // An instant may come without a row for it: the time of receipt, or in place of a lifetime.
    optionalMembers: tokenMembers.filter(
      (member) =>
        !members[member].isRequired && (rowFor(member) !== undefined || members[member].type.name === 'instant'),
    ),
    notCarried: tokenMembers.filter((member) => rowFor(member) === undefined).map((member) => rowOf(member, [member])),
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
