import type { Place } from '../report/places.js'
import { extensionsPlace } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { copyJson } from '../token/copyJson.js'
import type { Json, JsonObject } from '../token/json.js'
import { plainObject } from '../token/objects.js'
import type { SplitMembers } from './containers.js'
import { splitMembers } from './splitMembers.js'

/** Copies a value to keep it as data. If JSON cannot represent it, adds a note and returns `undefined`. */
export const keptCopy = (value: unknown, report: Report, place: Place): Json | undefined => {
  // The containers of a nested value count, because they are kept too.
  const depth = place.path.length - 1
  report.left -= depth
  const { value: copy, problem } = copyJson(value, report, depth)
  if (problem !== undefined) report.note('ignored', problem, place)
  return copy
}

/** Makes JSON of the unknown members; leaves out values that JSON cannot represent. Changes the argument. */
export const keptUnknown = ({ unknown, nested, scalars }: SplitMembers, report: Report): JsonObject | undefined => {
  if (unknown === undefined) return undefined
  // Scalars need no copy. They count first, because a large object could use up the budget.
  const isSmall = scalars <= report.left
  if (isSmall) report.left -= scalars
  const names = isSmall ? nested : Object.keys(unknown)
  for (const name of names) {
    const value = unknown[name]
    // Undefined members are absent, as in JSON.
    const copy = value === undefined ? undefined : keptCopy(value, report, extensionsPlace)
    if (copy === undefined) delete unknown[name]
    else unknown[name] = copy
  }
  return names.length > 0 && Object.keys(unknown).length === 0 ? undefined : plainObject(unknown as JsonObject)
}

const noNames = { indexes: new Map<string, number>(), containers: undefined }

/** Splits an object of which every member is unknown. */
export const splitAll = (value: unknown): SplitMembers | undefined => splitMembers(value, noNames)
