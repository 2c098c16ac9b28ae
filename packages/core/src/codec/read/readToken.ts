import { instantOption } from '../../members/instant.js'
import { describeValue } from '../../report/issues.js'
import { codecNoteCodes } from '../../report/Note.js'
import { extensionsPlace, placeOf, wholeInput } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { Issue } from '../../report/TokenError.js'
import type { JsonObject } from '../../token/json.js'
import { isObject, setOwn } from '../../token/objects.js'
import type { SplitMembers, WireDraft } from '../containers.js'
import { withRowValue } from '../containers.js'
import { keptCopy, keptUnknown } from '../keptMembers.js'
import type { Row } from '../row.js'
import { readRow } from '../row.js'
import { splitMembers } from '../splitMembers.js'
import type { ReadOptions } from '../TokenCodec.js'
import type { Table } from '../table.js'
import type { Values } from '../values.js'
import { extensionsIndex, issuedAtIndex, memberIndexes } from '../values.js'
import { readError } from './readError.js'

/** State while reading a response. */
interface Reading {
  /** The response's values, by index. For tables that settle expiries, and if strict. */
  readonly sent: readonly unknown[]
  /** The token's clear values, by index. */
  readonly values: Values
  /** Unusable values, at their places in the response. */
  moved: WireDraft | undefined
  readonly table: Table
  readonly report: Report
  readonly strict: boolean
}

/** Keeps a value as data. Returns false if JSON cannot represent it. */
const keep = (row: Row, value: unknown, reading: Reading): boolean => {
  const { table, moved = {}, report } = reading
  const copy = keptCopy(value, report, row)
  if (copy !== undefined) reading.moved = withRowValue(table, moved, row, copy)
  return copy !== undefined
}

/** Keeps an unusable value as data, so that the rest of the token stays usable. */
const move = (row: Row, value: unknown, code: string, why: string, reading: Reading): void => {
  const { values, report } = reading
  values[row.index] = undefined
  // Notes about `extensions` stay, because they may concern other members.
  if (row.member !== extensionsPlace.member) report.removeNotes(row)
  if (keep(row, value, reading)) report.explain('moved', code, row, `${why}; kept in extensions`)
}

/** Moves an optional member if its value caused an issue. With `strict`, leaves the issue. */
const moveUnusable = (row: Row, value: unknown, earlier: readonly Issue[], reading: Reading): void => {
  const { report, strict } = reading
  if (report.issues === earlier || strict) return
  const issue = report.takeBackIssues(earlier)
  move(row, value, issue.code, describeValue(issue), reading)
}

const readRows = ({ rows }: Table, reading: Reading): void => {
  const { sent, values, report, strict } = reading
  for (const row of rows) {
    const value = sent[row.index]
    if (value === undefined && !row.isRequired) continue
    // An optional member cannot cause an error, so it does not matter after one.
    if (report.isRefused && !row.isRequired && !strict) continue
    if (row.type.isKept?.(value)) {
      values[row.index] = undefined
      keep(row, value, reading)
      continue
    }
    const earlier = report.issues
    values[row.index] = readRow(row, value, report)
    if (!row.isRequired) moveUnusable(row, value, earlier, reading)
  }
}

/** Keeps only one of a lifetime and an instant. Their difference becomes the issue time if that is missing. */
const settleExpiries = ({ derivesExpiry, expiries }: Table, reading: Reading): void => {
  const { sent, values, report, strict } = reading
  for (const { lifetime, instant } of expiries) {
    if (lifetime === undefined || instant === undefined) continue
    const [seconds, expiry] = [values[lifetime.index], values[instant.index]]
    if (seconds === undefined || expiry === undefined) continue
    const beginning = (expiry as number) - (seconds as number)
    if (derivesExpiry && beginning >= 0) values[issuedAtIndex] ??= beginning
    const issuedAt = values[issuedAtIndex]
    const second = derivesExpiry || issuedAt !== undefined ? instant : lifetime
    if (derivesExpiry && issuedAt === beginning) values[instant.index] = undefined
    else if (strict) report.refuse('second-expiry', second, 'a single expiry, or two that agree', sent[second.index])
    else move(second, sent[second.index], 'second-expiry', codecNoteCodes['second-expiry'], reading)
  }
}

/** Corrects lifetimes that are really instants. */
const settleLifetimes = ({ expiries }: Table, { values, report }: Reading): void => {
  for (const { lifetime, lifetimeIndex, instantIndex } of expiries) {
    if (lifetime?.type.settle?.(values, lifetimeIndex, instantIndex))
      report.note('repaired', 'absolute-lifetime', lifetime)
  }
}

/** Turns the notes that `strict` rejects into issues. */
const refuseDeviations = (table: Table, { sent, report }: Reading): void => {
  for (const { action, code, member } of report.notes) {
    if (action !== 'repaired' && action !== 'defaulted') continue
    const row = table.rows.find((candidate) => candidate.member === member)
    const value = row === undefined ? undefined : sent[row.index]
    report.refuse(code, row ?? placeOf(member), 'the documented form, because strict is set', value)
  }
}

const readMembers = (table: Table, split: SplitMembers, report: Report, options?: ReadOptions): Values | undefined => {
  const { id, movedId, settlesExpiry } = table
  const { known } = split
  const strict = options?.strict === true
  // Values replace what was sent. A copy is made only if it is needed afterwards.
  const values = known as Values
  const sent = strict || settlesExpiry ? known.slice() : known
  const reading: Reading = { sent, values, moved: undefined, table, report, strict }
  readRows(table, reading)
  const receivedAt = instantOption('receivedAt', options?.receivedAt, Math.floor, report)
  if (report.isRefused && !strict) return undefined
  if (settlesExpiry) settleExpiries(table, reading)
  values[issuedAtIndex] ??= receivedAt
  if (settlesExpiry) settleLifetimes(table, reading)
  const kept = keptUnknown(split, report)
  if (kept !== undefined || reading.moved !== undefined) {
    // Not a copy, because canonical JSON may contain many extensions.
    const extensions = (values[extensionsIndex] ?? {}) as object
    if (kept !== undefined) setOwn(extensions, id, kept)
    if (reading.moved !== undefined) setOwn(extensions, movedId, reading.moved)
    values[extensionsIndex] = extensions as JsonObject
  }
  if (strict) refuseDeviations(table, reading)
  return report.isRefused ? undefined : values
}

/** Detects a promise or an unread `Response`, which are common mistakes. */
const unparsed = (input: object): 'Promise' | 'Response' | undefined => {
  try {
    const { then, text } = input as { readonly then?: unknown; readonly text?: unknown }
    if (typeof then === 'function') return 'Promise'
    return typeof text === 'function' ? 'Response' : undefined
  } catch {
    return undefined
  }
}

const refuseUnparsed = (input: unknown, actual: string, report: Report): undefined =>
  report.refuse(
    'not-parsed',
    wholeInput,
    'a parsed body (await the promise, or pass the Response to readResponse)',
    input,
    actual,
  )

/** Reads a token's clear values from a response. Returns `undefined` with an error in the report. */
export const readToken = (table: Table, input: unknown, report: Report, options?: ReadOptions): Values | undefined => {
  const split = splitMembers(input, table)
  if (split === undefined) {
    // If the input is an object, a getter or a proxy threw.
    return isObject(input)
      ? report.refuse('unreadable', wholeInput, 'an object whose members can be read', input)
      : report.refuse('not-object', wholeInput, 'a parsed JSON object', input)
  }
  const { known } = split
  const actual = known[memberIndexes.accessToken] === undefined ? unparsed(input as object) : undefined
  if (actual !== undefined) return refuseUnparsed(input, actual, report)
  const { versionRow } = table
  // Checked before the error, because a newer version of canonical JSON may redefine `error`.
  if (versionRow !== undefined) readRow(versionRow, known[versionRow.index], report)
  const error = report.failure ?? readError(table, input as object, split, report)
  return error === undefined ? readMembers(table, split, report, options) : report.fail(error)
}
