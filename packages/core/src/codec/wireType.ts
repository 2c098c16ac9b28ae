import * as t from 'io-ts'
import { ioTsErrors } from '../report/ioTsErrors.js'
import { placeOf } from '../report/places.js'
import { Report } from '../report/Report.js'
import { isObject, ownMembers, setOwn } from '../token/objects.js'
import type { Row } from './row.js'
import type { Table } from './table.js'

/**
 * Copies a response, or a container in it, and reports undocumented values. A row's `null` is dropped if `dropsNull`,
 * and reported otherwise. All `rows` share the path to this object, which has `depth` names.
 */
const checkMembers = (
  input: unknown,
  rows: readonly Row[],
  depth: number,
  report: Report,
  dropsNull: boolean,
): object | undefined => {
  const path = rows[0]?.path.slice(0, depth) ?? []
  const entries = isObject(input) ? ownMembers(input) : undefined
  if (entries === undefined) return report.refuse('not-object', placeOf('', path), 'a JSON object', input)
  const response = {}
  for (const [name, content] of entries) {
    const within = rows.filter((row) => row.path[depth] === name)
    const [row] = within
    if (dropsNull && row !== undefined && (content === null || content === undefined)) continue
    const isContainer = row !== undefined && row.path.length > depth + 1
    if (isContainer) setOwn(response, name, checkMembers(content, within, depth + 1, report, dropsNull))
    else if (row === undefined || row.type.isDocumented(content)) setOwn(response, name, content)
    else report.refuse('not-documented', row, row.type.expected, content)
  }
  return response
}

/** Returns the vendor's documented shape as an io-ts type. Accepts unknown members; decoding drops `null` members. */
export const wireType = <Wire>(
  { id, documentedRows }: Table,
  name: string,
): t.Type<Partial<Wire>, Partial<Wire>, unknown> => {
  const check = (input: unknown, report: Report, dropsNull: boolean): object | undefined =>
    checkMembers(input, documentedRows, 0, report, dropsNull)
  const type: t.Type<Partial<Wire>, Partial<Wire>, unknown> = new t.Type(
    name,
    (value): value is Partial<Wire> => {
      const report = new Report(id, 'read')
      check(value, report, false)
      return !report.isRefused
    },
    (input, context) => {
      const report = new Report(id, 'read')
      const response = check(input, report, true)
      return report.isRefused ? t.failures(ioTsErrors(report, context, type)) : t.success(response as Partial<Wire>)
    },
    t.identity,
  )
  return type
}
