import type { Log } from '../report/Log.js'
import type { Json } from '../token/json.js'
import type { FieldPlan } from './table.js'

/** True for a value with which a vendor says that a member is absent. */
export const isAbsent = ({ kind }: FieldPlan, value: unknown): value is null | undefined | '' =>
  value === undefined || value === null || (value === '' && !kind.readsEmpty)

/** Reads the value of a row; `undefined`, with an issue in the log, where it cannot be used. */
export const readMember = (row: FieldPlan, value: unknown, log: Log): unknown => {
  const { own, kind } = row
  if (own === undefined) return kind.read(value, log, row)
  const standard = own.read(value)
  const read = kind.read(standard, log, row)
  if (read !== undefined && !own.equals(own.write(standard as Json), value)) log.note('repaired', 'other-form', row)
  return read
}

/** The lifetime that a row's seconds stand for; `undefined` where they are an instant and the issue time does not help. */
export const lifetimeOf = (
  { instantFrom }: FieldPlan,
  seconds: number,
  issuedAt: number | undefined,
): number | undefined => {
  if (instantFrom === undefined || seconds < instantFrom) return seconds
  if (issuedAt === undefined) return undefined
  const left = Math.max(0, seconds - issuedAt)
  return left < instantFrom ? left : undefined
}
