import type { MemberType } from '../members/MemberType.js'
import type { Place } from '../report/places.js'
import { Report } from '../report/Report.js'
import type { Json } from '../token/json.js'
import type { Token } from '../token/Token.js'
import type { Field } from './field.js'

/** A line of a codec's table: a member of the response. */
export interface Row extends Place {
  /** The member of the token that it stands for; `v` for the version of canonical JSON. */
  readonly member: keyof Token | 'v'
  readonly type: MemberType<unknown>
  /** For JSON Schema. */
  readonly description: string
  /** The index of the member in arrays of values. */
  readonly index: number
  readonly isRequired: boolean
  /** The functions between the vendor's value and the standard one, where these differ. */
  readonly functions: Field<string> | undefined
  /** For a lifetime, the first value in seconds that is an instant. */
  readonly instantFrom: number | undefined
  /** Written whatever the token holds. */
  readonly constant: Json | undefined
}

const isAbsent = ({ type }: Row, value: unknown): value is null | undefined | '' =>
  value === undefined || value === null || (value === '' && !type.readsEmpty)

const readAbsent = (row: Row, value: null | undefined | '', report: Report): unknown => {
  const { type, isRequired } = row
  if (type.readMissing !== undefined) return type.readMissing(value, report, row)
  if (isRequired)
    return value === '' ? type.read(value, report, row) : report.refuse('missing', row, type.expected, value)
  if (value !== undefined) report.note('ignored', value === null ? 'null-member' : 'empty-member', row)
  return undefined
}

/** Reads the value of a row; `undefined` where it is absent, or cannot be used, with an issue in the report. */
export const readRow = (row: Row, value: unknown, report: Report): unknown => {
  if (isAbsent(row, value)) return readAbsent(row, value, report)
  const { functions, type } = row
  if (functions === undefined) return type.read(value, report, row)
  const standard = functions.read(value)
  const read = type.read(standard, report, row)
  if (read !== undefined && !functions.equals(functions.write(standard as Json), value)) {
    report.note('repaired', 'other-form', row)
  }
  return read
}

/** The lifetime that a row's seconds stand for; `undefined` where they are an instant and the issue time does not help. */
export const lifetimeOf = ({ instantFrom }: Row, seconds: number, issuedAt: number | undefined): number | undefined => {
  if (instantFrom === undefined || seconds < instantFrom) return seconds
  if (issuedAt === undefined) return undefined
  const left = Math.max(0, seconds - issuedAt)
  return left < instantFrom ? left : undefined
}

/** The wire value of a member in the clear; `undefined` where the codec would not read it back. */
export const writeRow = (row: Row, clear: Json, report: Report): Json | undefined => {
  const { type, functions, instantFrom } = row
  if (instantFrom !== undefined && (clear as number) >= instantFrom) return undefined
  const standard = type.write(clear)
  if (functions === undefined || standard === undefined) return standard
  const value = functions.write(standard)
  if (value === undefined) return undefined
  const attempt = new Report(report.source, 'read')
  const readBack = type.check(type.read(functions.read(value), attempt, row), attempt, row)
  // A refused value reads back as `undefined`, which equals no member.
  return attempt.notes.length === 0 && functions.equals(readBack, clear) ? value : undefined
}

/** Tells whether a wire value is as the vendor documents it. */
export const isDocumented = ({ type, functions }: Row, value: unknown): boolean => {
  if (functions === undefined) return type.isDocumented(value)
  const standard = functions.read(value)
  return type.isDocumented(standard) && functions.equals(functions.write(standard as Json), value)
}
