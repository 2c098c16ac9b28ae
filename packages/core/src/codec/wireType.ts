import * as t from 'io-ts'
import { ioTsErrors } from '../report/ioTsErrors.js'
import { placeOf, wholeInput } from '../report/places.js'
import { Report } from '../report/Report.js'
import { isObject, ownMembers, setOwn } from '../token/objects.js'
import { isDocumented } from './row.js'
import type { Table } from './table.js'

/** The vendor's documented shape as an io-ts type: unknown members pass, `null` becomes absent. */
export const wireType = <Wire>({ id, rows, required }: Table, name: string): t.Type<Wire, Wire, unknown> => {
  const rowByName = new Map(rows.map((row) => [row.name, row]))
  /** A copy of a response, without its null members or with them as issues; other issues go into the report too. */
  const check = (input: unknown, report: Report, dropsNull: boolean): object | undefined => {
    const entries = isObject(input) ? ownMembers(input) : undefined
    if (entries === undefined) return report.refuse('not-object', wholeInput, 'a JSON object', input)
    const response = {}
    const refuse = (member: string, code: string, value: unknown): void => {
      report.refuse(code, placeOf(member), rowByName.get(member)?.type.expected ?? '', value)
    }
    for (const [member, content] of entries) {
      const row = rowByName.get(member)
      if (dropsNull && row !== undefined && (content === null || content === undefined)) continue
      if (row === undefined || isDocumented(row, content)) setOwn(response, member, content)
      else refuse(member, 'not-documented', content)
    }
    const present = new Set(entries.flatMap(([member, content]) => (content == null ? [] : [member])))
    for (const member of required) if (!present.has(member)) refuse(member, 'missing', undefined)
    return response
  }
  const type: t.Type<Wire, Wire, unknown> = new t.Type(
    name,
    (value): value is Wire => {
      const report = new Report(id, 'read')
      check(value, report, false)
      return !report.isRefused
    },
    (input, context) => {
      const report = new Report(id, 'read')
      const response = check(input, report, true)
      return report.isRefused ? t.failures(ioTsErrors(report, context, type)) : t.success(response as Wire)
    },
    t.identity,
  )
  return type
}
