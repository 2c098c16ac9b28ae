import { extensionsPlace } from '../../report/places.js'
import { Report } from '../../report/Report.js'
import type { Json, JsonObject } from '../../token/json.js'
import type { WireDraft } from '../containers.js'
import { rowValue, withRowValue } from '../containers.js'
import type { ClearExtensions } from '../extensions.js'
import { readToken } from '../read/readToken.js'
import type { Row } from '../row.js'
import type { Table } from '../table.js'
import { extensionsIndex } from '../values.js'

/** True if reading the response moves the row's value. */
const isMoved = (table: Table, wire: WireDraft, row: Row): boolean => {
  const values = readToken(table, wire, new Report(table.id, 'read'))
  const extensions = values?.[extensionsIndex] as ClearExtensions | undefined
  const moved = extensions?.[table.movedId]
  return moved !== undefined && rowValue(moved, row) !== undefined
}

/** Writes unusable values back if reading would move them again. Returns the response. */
export const writeMoved = (table: Table, moved: JsonObject, wire: WireDraft, report: Report): WireDraft => {
  let kept: WireDraft = {}
  let written = wire
  for (const row of table.rows) {
    const value = rowValue(moved, row) as Json | undefined
    if (value === undefined || row.isRequired || rowValue(written, row) !== undefined) continue
    const candidate = withRowValue(table, { ...written }, row, value)
    if (!isMoved(table, candidate, row)) continue
    written = candidate
    kept = withRowValue(table, kept, row, value)
  }
  const isWhole = table.containers?.isSame(kept, moved) ?? Object.keys(kept).length === Object.keys(moved).length
  if (!isWhole) report.note('dropped', 'reserved-name', extensionsPlace)
  return written
}
