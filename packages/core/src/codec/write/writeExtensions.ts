import { extensionsPlace } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { JsonObject } from '../../token/json.js'
import { setOwn } from '../../token/objects.js'
import type { WireDraft } from '../containers.js'
import { readShape } from '../errorShape.js'
import { isExtensionOf, movedIdOf } from '../extensions.js'
import type { NamedValue, RevealedExtensions } from '../RevealedToken.js'
import type { Table } from '../table.js'
import { writeMoved } from './writeMoved.js'

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

/** Adds members to a response without nested rows. Returns true if any was left out because its name is taken. */
const mergeFlat = ({ indexes }: Table, wire: WireDraft, members: JsonObject): boolean => {
  let isLost = false
  for (const [name, value] of Object.entries(members)) {
    if (!indexes.has(name) && !Object.hasOwn(wire, name)) setOwn(wire, name, value)
    else isLost = true
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
  extensions: RevealedExtensions,
  wire: WireDraft,
  report: Report,
): WireDraft => {
  const { id } = table
  const foreign = [...extensions].filter(([name]) => !isExtensionOf(id, name))
  writeForeign(table, foreign, wire, report)
  const moved = extensions.get(movedIdOf(table))
  const written = moved === undefined ? wire : writeMoved(table, moved, wire, report)
  return writeUnknown(table, extensions.get(id) ?? {}, written, report)
}
