import { expiryPairs, members, tokenMembers } from '../members/index.js'
import type { MemberType } from '../members/MemberType.js'
import type { TokenTypeRules } from '../members/tokenType.js'
import type { Note } from '../report/Note.js'
import type { Place } from '../report/places.js'
import { placeOf } from '../report/places.js'
import { Report } from '../report/Report.js'
import type { TokenMember } from '../token/Token.js'
import type { Path } from './at.js'
import type { Containers, WireDraft } from './containers.js'
import type { ErrorShape } from './errorShape.js'
import { movedIdOf } from './extensions.js'
import type { Row } from './row.js'
import type { AnyTokenCodec } from './TokenCodec.js'
import type { ClearToken, Values } from './values.js'
import { errorIndex, memberIndexes, versionIndex } from './values.js'

/** Rules for members of other versions. Separate, so that only canonical JSON bundles them. */
export interface Envelope {
  /** Restores the members that an older version kept as data. */
  readonly readKnown: (table: Table, values: Values, report: Report) => Values
  /** Writes the members that only a newer version defines. */
  readonly writeNewer: (table: Table, unknown: ClearToken['unknown'], wire: WireDraft, report: Report) => void
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
  /** The id of the codec's extension for unusable values. */
  readonly movedId: string
  /** The index of each wire name. Any other name is an unknown member. */
  readonly indexes: ReadonlyMap<string, number>
  /** Defined if any row has a nested path. */
  readonly containers: Containers | undefined
  readonly tokenTypeRow: Row
  /** The issue time's row, if the vendor sends one. */
  readonly issuedAtRow: Row | undefined
  readonly expiries: readonly ExpiryRows[]
  /** True if reading may have to convert or compare expiries. */
  readonly settlesExpiry: boolean
  /** The version's row, in canonical JSON only. */
  readonly versionRow: Row | undefined
  /** The row for other codecs' data, in canonical JSON only. */
  readonly extensionsRow: Row | undefined
  /** The rows that the vendor documents: all except an implied token type. */
  readonly documentedRows: readonly Row[]
  /** Token members without a row, each with the note about its loss. */
  readonly notCarried: readonly { readonly index: number; readonly note: Note }[]
}

/** Returns a token member's row at the given path. */
export const rowOf = (member: TokenMember, path: readonly string[], type: MemberType = members[member].type): Row => ({
  // Not a spread, because engines read objects made by a spread more slowly.
  member,
  name: path.join('.'),
  path,
  type,
  index: memberIndexes[member],
  isRequired: members[member].isRequired === true,
  constant: undefined,
})

/** Prepares the note about a member, because writing the message takes longer than writing the member. */
const notCarried = (id: string, member: TokenMember): Table['notCarried'][number] => {
  const report = new Report(id, 'write')
  report.note('dropped', 'not-carried', placeOf(member))
  return { index: memberIndexes[member], note: report.notes[0] as Note }
}

export const buildTable = (definition: TableDefinition): Table => {
  const { id, rows, tokenType, containersOf } = definition
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
    movedId: movedIdOf(id),
    indexes: new Map(indexes.map(([[name = ''], index]) => [name, index])),
    containers: containersOf?.(indexes),
    tokenTypeRow,
    issuedAtRow: rowFor('issuedAt'),
    expiries,
    settlesExpiry: expiries.some(
      ({ lifetime, instant }) => lifetime?.type.settle !== undefined || (lifetime && instant) !== undefined,
    ),
    versionRow: rowFor('v'),
    extensionsRow: rowFor('extensions'),
    documentedRows: tokenType.bearer === undefined ? rows.filter((row) => row !== tokenTypeRow) : rows,
    notCarried: tokenMembers.filter((member) => rowFor(member) === undefined).map((member) => notCarried(id, member)),
  }
}

// A registered symbol, so that another copy or entry point of this package finds the table.
const tableKey: unique symbol = Symbol.for('@token-codecs/table')

/** Returns a codec's table, or `undefined` for any other object. */
export const tableOf = (codec: object): Table | undefined =>
  (codec as { readonly [tableKey]?: () => Table })[tableKey]?.()

const tablesByMethod = new WeakMap<object, Table>()

/** Returns the table of a codec's own `read` or `write`, if this copy of the package made the codec. */
export const tableOfMethod = (method: object): Table | undefined => tablesByMethod.get(method)

/** Stores a codec's table for `tableOf`, in a function because test runners print an object's members. */
export const keepTable = (codec: Pick<AnyTokenCodec, 'read' | 'write'>, table: Table): void => {
  Object.defineProperty(codec, tableKey, { __proto__: null, value: () => table } as PropertyDescriptor)
  for (const method of [codec.read, codec.write]) tablesByMethod.set(method, table)
}
