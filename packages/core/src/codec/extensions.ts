import type { Place } from '../report/places.js'
import { extensionsPlace } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { copyJson } from '../token/copyJson.js'
import type { Json, JsonObject } from '../token/json.js'
import { isObject, ownMembers, setOwn, setPath } from '../token/objects.js'
import type { Secret } from '../token/Secret.js'
import { isSecret, reveal, secret } from '../token/Secret.js'
import type { Token } from '../token/Token.js'
import type { WireDraft } from './containers.js'
import { readShape } from './errorShape.js'
import type { NamedValue, RevealedExtensions } from './RevealedToken.js'
import type { Table } from './table.js'

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
  add(path: readonly string[], value: unknown, report: Report, place: Place = extensionsPlace): boolean {
    const copied = copyJson(value, report.budget)
    if (copied.problem !== undefined) {
      report.note('ignored', copied.problem, place)
      return false
    }
    this.#members ??= {}
    setPath(this.#members, path, copied.value)
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

/** Adds members to a response without nested rows; returns whether any was left out, because a row has its place. */
const mergeFlat = ({ indexes }: Table, wire: WireDraft, members: JsonObject): boolean => {
  let isLost = false
  for (const [name, value] of Object.entries(members)) {
    if (!indexes.has(name) && !Object.hasOwn(wire, name)) setOwn(wire, name, value)
    else isLost = true
  }
  return isLost
}

/** Writes the codec's unknown members back, except those that it would read as something else, such as an error. */
const writeUnknown = (table: Table, members: JsonObject, wire: WireDraft, report: Report): WireDraft => {
  const shapes = table.errors.filter(({ marker }) => Object.hasOwn(members, marker))
  const draft = shapes.length === 0 ? wire : { ...wire }
  const isLost = table.containers?.merge(draft, members) ?? mergeFlat(table, draft, members)
  const shape = shapes.find((candidate) => readShape(candidate, draft) !== undefined)
  if (shape !== undefined) {
    const { [shape.marker]: _, ...harmless } = members
    report.note('dropped', 'reserved-name', extensionsPlace)
    return writeUnknown(table, harmless, wire, report)
  }
  if (isLost) report.note('dropped', 'reserved-name', extensionsPlace)
  return draft
}

/** Writes the extensions of a token into a response that holds its members and the moved ones; returns the whole response. */
export const writeExtensions = (
  table: Table,
  extensions: RevealedExtensions,
  wire: WireDraft,
  report: Report,
): WireDraft => {
  const { id } = table
  const foreign = [...extensions].filter(([name]) => !isExtensionOf(id, name))
  writeForeign(table, foreign, wire, report)
  return writeUnknown(table, extensions.get(id) ?? {}, wire, report)
}

/** The id of the extension for values that could not be used. */
export const movedIdOf = ({ id }: Table): string => id + MOVED
