import type { MemberType } from '../members/MemberType.js'
import type { Place } from '../report/places.js'
import type { Report } from '../report/Report.js'
import type { Json } from '../token/json.js'

/** A row of a codec's table: maps a response member to a token member. */
export interface Row extends Place {
  readonly type: MemberType
  /** The member's index in arrays of values. */
  readonly index: number
  readonly isRequired: boolean
  /** Value to write regardless of the token. */
  readonly constant: Json | undefined
}

const isAbsent = ({ type }: Row, value: unknown): value is null | undefined | '' =>
  value === undefined || value === null || (value === '' && !type.readsEmpty)

const readAbsent = (row: Row, value: null | undefined | '', report: Report): Json | undefined => {
  const { type, isRequired } = row
  if (type.readMissing !== undefined) return type.readMissing(value, report, row)
  if (isRequired)
    return value === '' ? type.read(value, report, row) : report.refuse('missing', row, type.expected, value)
  if (value !== undefined) report.note('ignored', value === null ? 'null-member' : 'empty-member', row)
  return undefined
}

/** Reads a row's value. Returns `undefined` if it is absent, or unusable with an issue in the report. */
export const readRow = (row: Row, value: unknown, report: Report): Json | undefined =>
  isAbsent(row, value) ? readAbsent(row, value, report) : row.type.read(value, report, row)
