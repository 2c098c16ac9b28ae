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
  const { value: copy, problem } = copyJson(value, report)
  if (problem !== undefined) report.note('ignored', problem, place)
  return copy
}

/** Makes JSON of the members without a row; leaves out what JSON cannot represent. Changes the argument. */
export const keptUnknown = ({ unknown, nested, scalars }: SplitMembers, report: Report): JsonObject | undefined => {
  if (unknown === undefined) return undefined
  // Scalars first, because a large object could use up the budget.
  if (scalars > report.left) {
    report.note('ignored', 'too-large', extensionsPlace)
    return undefined
  }
  report.left -= scalars
  for (const name of nested) {
    const value = unknown[name]
    // Undefined members are absent, as in JSON.
    const copy = value === undefined ? undefined : keptCopy(value, report, extensionsPlace)
    if (copy === undefined) delete unknown[name]
    else unknown[name] = copy
  }
  return nested.length > 0 && Object.keys(unknown).length === 0 ? undefined : plainObject(unknown as JsonObject)
}

const noNames = { indexes: new Map<string, number>(), containers: undefined }

/** Copies an object's members; leaves out those that JSON cannot represent. Returns `undefined` if none is left. */
export const keptMembers = (value: unknown, report: Report): JsonObject | undefined => {
  const split = splitMembers(value, noNames)
  return split === undefined ? undefined : keptUnknown(split, report)
}
