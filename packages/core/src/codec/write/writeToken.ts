import { instantOption } from '../../members/instant.js'
import type { Either } from '../../report/either.js'
import { left, right } from '../../report/either.js'
import type { Note } from '../../report/Note.js'
import { placeOf, unknownPlace } from '../../report/places.js'
import { Report } from '../../report/Report.js'
import type { Lossy, TokenError, UnknownIssueTime } from '../../report/TokenError.js'
import type { Json } from '../../token/json.js'
import { setOwn } from '../../token/objects.js'
import type { Token } from '../../token/Token.js'
import { writeExtensions } from '../extensions.js'
import type { RevealedToken } from '../RevealedToken.js'
import { writeRow } from '../row.js'
import type { WriteOptions, WriteResult } from '../TokenCodec.js'
import type { Table, WireDraft } from '../table.js'
import { memberIndexes } from '../values.js'
import { checkToken } from './checkToken.js'

const issuedAtOf = ({ values }: RevealedToken): number | undefined =>
  values[memberIndexes.issuedAt] as number | undefined

const unknownIssueTime = (source: string): UnknownIssueTime => ({
  _tag: 'UnknownIssueTime',
  code: 'unknown-issue-time',
  message: `${source}: expected issuedAt: give receivedAt when reading (unknown-issue-time)`,
  source,
})

/** The token with the lifetimes that are left at `now`; `undefined` where the time from which they count is not known. */
const rebase = (table: Table, revealed: RevealedToken, now: number, report: Report): RevealedToken | undefined => {
  const { values } = revealed
  const carried = table.lifetimes.filter(({ index }) => values[index] !== undefined)
  if (carried.length === 0) return revealed
  const issuedAt = issuedAtOf(revealed)
  if (issuedAt === undefined) return undefined
  if (now <= issuedAt) return revealed
  const rebased = [...values]
  rebased[memberIndexes.issuedAt] = now
  for (const row of carried) {
    const { index } = row
    rebased[index] = Math.max(0, (values[index] as number) - (now - issuedAt))
    if (rebased[index] !== values[index]) report.note('rebased', 'time-passed', row)
  }
  const issuedAtRow = table.rows.find(({ member }) => member === 'issuedAt')
  if (issuedAtRow !== undefined) report.note('rebased', 'time-passed', issuedAtRow)
  return { ...revealed, values: rebased }
}

/** The wire object of a checked token; members that it cannot hold are noted. */
const writeMembers = (table: Table, revealed: RevealedToken, report: Report): WireDraft => {
  const { rows, tokenTypeRow, notCarried, envelope } = table
  const wire: WireDraft = {}
  for (const row of rows) {
    const clear: Json | undefined = row.constant ?? revealed.values[row.index]
    if (clear === undefined) continue
    const value = writeRow(row, clear, report)
    if (value !== undefined) setOwn(wire, row.name, value)
    else if (row !== tokenTypeRow) {
      report.removeNotes(row)
      report.note('dropped', 'not-representable', row)
    }
  }
  for (const member of notCarried) {
    if (revealed.values[memberIndexes[member]] !== undefined) report.note('dropped', 'not-carried', placeOf(member))
  }
  if (envelope !== undefined) envelope.writeNewer(table, revealed, wire, report)
  else if (revealed.unknown.some(([, value]) => value !== undefined))
    report.note('dropped', 'unknown-member', unknownPlace)
  if (revealed.extensions.size > 0) {
    writeExtensions(table, revealed.extensions, issuedAtOf(revealed), wire, report)
  }
  return wire
}

const lossy = (source: string, notes: readonly Note[]): Lossy => {
  const message = notes.map((note) => note.message).join('; ')
  return { _tag: 'Lossy', code: notes[0]?.code ?? 'lossy', message, source, notes }
}

/** Writes a token by a codec's table. */
export const writeToken = (
  table: Table,
  token: Token,
  options?: WriteOptions,
): Either<TokenError, WriteResult<unknown>> => {
  const { id, tokenTypeRow, envelope } = table
  const report = new Report(id, 'write')
  const revealed = checkToken(token, report)
  const now = instantOption('now', options?.now, Math.ceil, report)
  if (revealed === undefined || report.isRefused) return left(report.malformed())
  const revealedWhole = envelope?.readKnown(table, revealed, report) ?? revealed
  const revealedNow = now === undefined ? revealedWhole : rebase(table, revealedWhole, now, report)
  if (revealedNow === undefined) return left(unknownIssueTime(id))
  const tokenType = revealed.values[memberIndexes.tokenType] as Json
  const isRefused = tokenTypeRow.type.write(tokenType) === undefined
  // Before every other note, because the first one's code is the code of the error.
  if (isRefused) report.note('dropped', 'token-type', tokenTypeRow)
  const value = writeMembers(table, revealedNow, report)
  const dropped = report.notes.filter(({ action }) => action === 'dropped')
  if (isRefused) return left(lossy(id, dropped))
  // Without its beginning, a written lifetime would count from another time.
  const losesStart = now === undefined && table.lifetimes.some(({ name }) => Object.hasOwn(value, name))
  const lost = dropped.filter(({ member }) => member !== 'issuedAt' || losesStart)
  if (options?.onLoss === 'fail' && lost.length > 0) return left(lossy(id, lost))
  return right({ value, notes: report.notes })
}
