import type { Place } from '../report/places.js'
import { extensionsPlace } from '../report/places.js'
import { Report } from '../report/Report.js'
import { copyJson } from '../token/copyJson.js'
import type { Json, JsonObject } from '../token/json.js'
import { isObject, ownMembers, setOwn } from '../token/objects.js'
import type { Secret } from '../token/Secret.js'
import { isSecret, reveal, secret } from '../token/Secret.js'
import type { Token } from '../token/Token.js'
import { readShape } from './errorShape.js'
import type { NamedValue, RevealedExtensions } from './RevealedToken.js'
import { lifetimeOf, readRow } from './row.js'
import type { Table, WireDraft } from './table.js'

// A codec's extension holds unknown members; its `#moved` extension holds values that could not be used.

const MOVED = '#moved'

/** Tells whether an extension belongs to the answer in which it came, and says nothing about a later one. */
export const isOfOneAnswer = (id: string): boolean => id === 'canonical' || id.endsWith(MOVED)

/** Tells whether an extension has this codec's data. */
export const isExtensionOf = (id: string, name: string): boolean => name === id || name === id + MOVED

/** Members of a response that are kept as data. */
export class KeptMembers {
  #members: { [name: string]: Json } | undefined

  /** Adds a copy; notes a value that JSON cannot hold, and returns whether it was added. */
  add(name: string, value: unknown, report: Report, place: Place = extensionsPlace): boolean {
    const copied = copyJson(value, report.budget)
    if (copied.problem !== undefined) {
      report.note('ignored', copied.problem, place)
      return false
    }
    this.#members ??= {}
    setOwn(this.#members, name, copied.value)
    return true
  }

  /** All of them as an extension of a token; `undefined` where there are none. */
  extension(): Secret<JsonObject> | undefined {
    return this.#members === undefined ? undefined : secret<JsonObject>(this.#members)
  }
}

/** The extensions that a response gives to its token; `undefined` where there are none. */
export const extensionsOf = (
  { id }: Table,
  foreign: Token['extensions'],
  unknown: KeptMembers,
  moved: KeptMembers,
): Token['extensions'] => {
  const [known, unusable] = [unknown.extension(), moved.extension()]
  if (known === undefined && unusable === undefined) return foreign
  // Not copied, because canonical JSON may hold many.
  const extensions = foreign ?? {}
  if (known !== undefined) setOwn(extensions, id, known)
  if (unusable !== undefined) setOwn(extensions, id + MOVED, unusable)
  return extensions
}

const notSecret = { value: undefined, problem: 'not-secret' }

/** The extensions of a token in the clear. */
export const checkExtensions = (value: unknown, report: Report): RevealedExtensions => {
  const expected = 'a record of secrets by codec id, each with a JSON object'
  const extensions = new Map<string, JsonObject>()
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) report.refuse('not-object', extensionsPlace, expected, value)
  for (const [id, wrapped] of entries ?? []) {
    // The limits are those of the members, as in a response: the object itself does not count.
    report.budget.left++
    const revealed: unknown = isSecret(wrapped) ? reveal(wrapped) : wrapped
    const { value: members, problem } = revealed === wrapped ? notSecret : copyJson(revealed, report.budget, -1)
    if (!isObject(members)) report.refuse(problem ?? 'not-object', extensionsPlace, expected, revealed)
    // An empty extension equals an absent one.
    else if (Object.keys(members).length > 0) extensions.set(id, members as JsonObject)
  }
  return extensions
}

/** Writes the codec's unknown members back, except those that it would read as something else. */
const writeUnknown = (table: Table, members: JsonObject, wire: WireDraft, report: Report): void => {
  let isLost = false
  for (const [name, value] of Object.entries(members)) {
    if (!table.indexes.has(name) && !Object.hasOwn(wire, name)) setOwn(wire, name, value)
    else isLost = true
  }
  if (isLost) report.note('dropped', 'reserved-name', extensionsPlace)
}

const writeForeign = (
  { extensionsRow }: Table,
  foreign: readonly NamedValue[],
  wire: WireDraft,
  report: Report,
): void => {
  if (foreign.length === 0) return
  if (extensionsRow === undefined) {
    report.note('dropped', 'foreign-extension', extensionsPlace)
    return
  }
  const extensions = {}
  for (const [id, members] of foreign) setOwn(extensions, id, members)
  setOwn(wire, extensionsRow.name, extensions)
}

/** Tells whether reading would move this value again. */
const movesAgain = (
  table: Table,
  issuedAt: number | undefined,
  name: string,
  value: Json,
  wire: WireDraft,
): boolean => {
  const row = table.rows.find((candidate) => candidate.name === name && !candidate.isRequired)
  if (row === undefined || Object.hasOwn(wire, name)) return false
  const attempt = new Report(table.id, 'read')
  const read = readRow(row, value, attempt)
  if (attempt.issues.length > 0) return true
  const isDated = table.rows.some((dated) => dated.member === 'issuedAt' && Object.hasOwn(wire, dated.name))
  return typeof read === 'number' && lifetimeOf(row, read, isDated ? issuedAt : undefined) === undefined
}

/** Writes back the values that could not be used, in the order of the table, so that a second writing is the same. */
const writeMoved = (
  table: Table,
  issuedAt: number | undefined,
  moved: JsonObject,
  wire: WireDraft,
  report: Report,
): void => {
  const positionOf = (name: string): number => table.rows.findIndex((row) => row.name === name)
  for (const [name, value] of Object.entries(moved).sort(([one], [two]) => positionOf(one) - positionOf(two))) {
    if (movesAgain(table, issuedAt, name, value, wire)) setOwn(wire, name, value)
    else report.note('dropped', 'reserved-name', extensionsPlace)
  }
}

/** Removes the unknown members that make the whole response read as an error. */
const removeMarkers = (table: Table, members: JsonObject, wire: WireDraft, report: Report): void => {
  for (const shape of table.errors) {
    const { marker } = shape
    if (!Object.hasOwn(members, marker) || table.indexes.has(marker) || readShape(shape, wire) === undefined) continue
    delete wire[marker]
    report.note('dropped', 'reserved-name', extensionsPlace)
  }
}

/** Writes the extensions of a token, issued at the given time, into a response that holds its members. */
export const writeExtensions = (
  table: Table,
  extensions: RevealedExtensions,
  issuedAt: number | undefined,
  wire: WireDraft,
  report: Report,
): void => {
  const { id } = table
  const unknown = extensions.get(id) ?? {}
  const foreign = [...extensions].filter(([name]) => !isExtensionOf(id, name))
  writeUnknown(table, unknown, wire, report)
  writeForeign(table, foreign, wire, report)
  writeMoved(table, issuedAt, extensions.get(id + MOVED) ?? {}, wire, report)
  removeMarkers(table, unknown, wire, report)
}
