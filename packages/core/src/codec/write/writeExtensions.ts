import { extensionsPlace } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { JsonObject } from '../../token/json.js'
import { setOwn } from '../../token/objects.js'
import type { WireDraft } from '../containers.js'
import { readShape } from '../errorShape.js'
import type { ClearExtensions } from '../extensions.js'
import type { Table } from '../table.js'
import { writeMoved } from './writeMoved.js'

/** Adds members to a response without nested rows. Returns true if any was left out because its name is taken. */
const mergeFlat = ({ indexes }: Table, wire: WireDraft, members: JsonObject): boolean => {
  let isLost = false
  for (const name of Object.keys(members)) {
    if (indexes.has(name) || Object.hasOwn(wire, name)) isLost = true
    else setOwn(wire, name, members[name])
  }
  return isLost
}

/** Writes the codec's unknown members back, except those that would be read as an error or as a known member. */
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

/** Adds a token's extensions to a response that already contains its members, and returns the result. */
export const writeExtensions = (
  table: Table,
  extensions: ClearExtensions,
  wire: WireDraft,
  report: Report,
): WireDraft => {
  const { id, movedId, extensionsRow } = table
  let unknown: JsonObject | undefined
  let moved: JsonObject | undefined
  let foreign: ClearExtensions | undefined
  for (const name of Object.keys(extensions)) {
    const members = extensions[name]
    if (name === id) unknown = members
    else if (name === movedId) moved = members
    else {
      foreign ??= {}
      setOwn(foreign, name, members)
    }
  }
  // Only canonical JSON has a row for other codecs' extensions.
  if (foreign !== undefined && extensionsRow !== undefined) setOwn(wire, extensionsRow.name, foreign)
  else if (foreign !== undefined) report.note('dropped', 'foreign-extension', extensionsPlace)
  const written = moved === undefined ? wire : writeMoved(table, moved, wire, report)
  return unknown === undefined ? written : writeUnknown(table, unknown, written, report)
}
