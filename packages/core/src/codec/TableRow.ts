import type { MemberType } from '../members/MemberType.js'
import type { Path } from './at.js'

/** The members that a row can stand for. */
export type RowKind = 'lifetime' | 'instant' | 'scope' | 'any'

/**
 * A row made by `lifetime`, `instant`, `scopes` or `field`. `Kind` is the members it fits, `Value` its documented type.
 *
 * @since 0.1.0
 * @category model
 */
export interface TableRow<Name extends string | Path, Kind extends RowKind, Value> {
  readonly name: Name
  /** Makes the row's type from the member's standard type. */
  readonly typeFrom: (standard: MemberType<unknown>) => MemberType<unknown>
  /** Exists for the compiler only. */
  readonly '~types'?: { readonly kind: Kind; readonly value: Value }
}

export type AnyTableRow = TableRow<string | Path, RowKind, unknown>
