import type { MemberType } from '../members/MemberType.js'
import type { Path } from './at.js'

/** The members that a row can stand for. */
export type RowKind = 'lifetime' | 'instant' | 'scope' | 'any'

/**
 * A row that is not a plain name, as `lifetime`, `instant`, `scopes` and `field` make it: for a kind of member, and for a
 * member of the response that is documented as `Value`.
 *
 * @since 0.1.0
 * @category model
 */
export interface TableRow<Name extends string | Path, Kind extends RowKind, Value> {
  readonly name: Name
  /** The type of the member, made of the standard one. */
  readonly typeFrom: (standard: MemberType<unknown>) => MemberType<unknown>
  /** Never there at run time: for the compiler. */
  readonly '~types'?: { readonly kind: Kind; readonly value: Value }
}

export type AnyTableRow = TableRow<string | Path, RowKind, unknown>
