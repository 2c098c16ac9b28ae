import type { MemberType } from '../members/MemberType.js'
import type { Path } from './at.js'

/** The kind of token member that a row fits. */
export type RowKind = 'lifetime' | 'instant' | 'scope' | 'any'

/**
 * A row made by `lifetime`, `instant`, `scopes`, `nullable` or `field`. `Kind` is the kind of member it fits, `Value` its
 * documented type.
 *
 * @since 0.1.0
 * @category model
 */
export interface TableRow<Name extends string | Path, Kind extends RowKind, Value> {
  readonly name: Name
  /** Returns the row's type, based on the member's standard type. */
  readonly typeFrom: (standard: MemberType) => MemberType
  /** Type-level only. */
  readonly '~types'?: { readonly kind: Kind; readonly value: Value }
}

export type AnyTableRow = TableRow<string | Path, RowKind, unknown>
