import { extensionsPlace } from '../../report/places.js'
import { Report } from '../../report/Report.js'
import { eqJson } from '../../token/eqJson.js'
import type { Json, JsonObject } from '../../token/json.js'
import { setPath, valueAt } from '../../token/objects.js'
import { reveal } from '../../token/Secret.js'
import type { WireDraft } from '../containers.js'
import { movedIdOf } from '../extensions.js'
import { readToken } from '../read/readToken.js'
import type { Table } from '../table.js'

const withPath = (object: WireDraft, [name = '', ...rest]: readonly string[], value: Json): WireDraft => ({
  ...object,
  [name]: rest.length === 0 ? value : withPath((valueAt(object, [name]) ?? {}) as WireDraft, rest, value),
})

/** Tells whether reading a response moves the value at this path. */
const isMoved = (table: Table, wire: WireDraft, path: readonly string[]): boolean => {
  const token = readToken(table, wire, new Report(table.id, 'read'))
  const moved = token?.extensions?.[movedIdOf(table)]
  return moved !== undefined && valueAt(reveal(moved), path) !== undefined
}

/** The response with the values that could not be used, where reading would move them again. */
export const writeMoved = (table: Table, moved: JsonObject, wire: WireDraft, report: Report): WireDraft => {
  const kept = {}
  let written = wire
  for (const { path, isRequired } of table.rows) {
    const value = valueAt(moved, path) as Json | undefined
    if (value === undefined || isRequired || valueAt(written, path) !== undefined) continue
    const candidate = withPath(written, path, value)
    if (!isMoved(table, candidate, path)) continue
    written = candidate
    setPath(kept, path, value)
  }
  if (!eqJson(kept, moved)) report.note('dropped', 'reserved-name', extensionsPlace)
  return written
}
