import { instantOption } from '../../members/instant.js'
import type { Either } from '../../report/either.js'
import { left, right } from '../../report/either.js'
import type { Note } from '../../report/Note.js'
import { unknownPlace } from '../../report/places.js'
import { Report } from '../../report/Report.js'
import type { Lossy, TokenError, UnknownIssueTime } from '../../report/TokenError.js'
import type { Json } from '../../token/json.js'
import type { Token } from '../../token/Token.js'
import type { WireDraft } from '../containers.js'
import { rowValue, withRowValue } from '../containers.js'
import type { ClearExtensions } from '../extensions.js'
import type { WriteOptions, WriteResult } from '../TokenCodec.js'
import type { Table } from '../table.js'
import type { ClearToken, Values } from '../values.js'
import { extensionsIndex, memberIndexes } from '../values.js'
import { checkToken } from './checkToken.js'
import { writeExtensions } from './writeExtensions.js'
import { writeTimes } from './writeTimes.js'

const unknownIssueTime = (source: string): UnknownIssueTime => ({
  _tag: 'UnknownIssueTime',
  code: 'unknown-issue-time',
  message: `${source}: expected issuedAt, because now is given: pass receivedAt when reading (unknown-issue-time)`,
  source,
})

/** Builds the response. Adds a note for each dropped member. */
const writeMembers = (table: Table, values: Values, unknown: ClearToken['unknown'], report: Report): WireDraft => {
  const { rows, tokenTypeRow, extensionsRow, notCarried, envelope } = table
  let wire: WireDraft = {}
  for (const row of rows) {
    const clear: Json | undefined = row.constant ?? values[row.index]
    // `writeExtensions` writes the other row.
    if (clear === undefined || row === extensionsRow) continue
    const value = row.type.write(clear)
    if (value !== undefined) wire = withRowValue(table, wire, row, value)
    else if (row !== tokenTypeRow) {
      report.removeNotes(row)
      report.note('dropped', 'not-representable', row)
    }
  }
  for (const { index, note } of notCarried) {
    if (values[index] !== undefined) report.add({ ...note })
  }
  if (envelope !== undefined) envelope.writeNewer(table, unknown, wire, report)
  else if (unknown !== undefined && Object.values(unknown).some((value) => value !== undefined))
    report.note('dropped', 'unknown-member', unknownPlace)
  const extensions = values[extensionsIndex] as ClearExtensions | undefined
  return extensions === undefined ? wire : writeExtensions(table, extensions, wire, report)
}

/** An error about losses, whose messages must not claim that members were dropped: nothing was written. */
const lossy = (source: string, losses: readonly Note[]): Lossy => {
  const notes = losses.map((note) => ({ ...note, message: note.message.replace(': dropped, ', ': would be lost, ') }))
  const message = notes.map((note) => note.message).join('; ')
  return { _tag: 'Lossy', code: notes[0]?.code ?? 'lossy', message, source, notes }
}

/** Writes a token's clear values by a codec's table. They are `undefined` if the report says why. */
export const writeClear = (
  table: Table,
  clear: ClearToken | undefined,
  report: Report,
  options?: WriteOptions,
): Either<TokenError, WriteResult<unknown>> => {
  const { id, tokenTypeRow, envelope, expiries } = table
  const now = instantOption('now', options?.now, Math.ceil, report)
  if (clear === undefined || report.isRefused) return left(report.malformed())
  const whole = envelope === undefined ? clear.values : envelope.readKnown(table, clear.values, report)
  const values = writeTimes(table, whole, now, report)
  if (values === undefined) return left(unknownIssueTime(id))
  const tokenType = values[memberIndexes.tokenType] as Json
  const isRefused = tokenType !== 'Bearer' && tokenTypeRow.type.write(tokenType) === undefined
  // Added first, because the first note's code becomes the error's code.
  if (isRefused) report.note('dropped', 'token-type', tokenTypeRow)
  const value = writeMembers(table, values, clear.unknown, report)
  if (!isRefused && options?.onLoss !== 'fail') return right({ value, notes: report.notes })
  const dropped = report.notes.filter(({ action }) => action === 'dropped')
  if (isRefused) return left(lossy(id, dropped))
  // Without `issuedAt`, a written lifetime would count from another time.
  const losesStart =
    now === undefined && expiries.some(({ lifetime }) => lifetime && rowValue(value, lifetime) !== undefined)
  const lost = dropped.filter(({ member }) => member !== 'issuedAt' || losesStart)
  return lost.length > 0 ? left(lossy(id, lost)) : right({ value, notes: report.notes })
}

/** Writes a token by a codec's table. */
export const writeToken = (
  table: Table,
  token: Token,
  options?: WriteOptions,
): Either<TokenError, WriteResult<unknown>> => {
  const report = new Report(table.id, 'write')
  return writeClear(table, checkToken(token, report), report, options)
}
