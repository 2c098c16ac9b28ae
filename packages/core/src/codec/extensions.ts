import { slots } from '../members/slots.js'
import { extensionsPlace, Log } from '../report/Log.js'
import type { Json, JsonObject } from '../token/json.js'
import { newBudget, setOwn } from '../token/json.js'
import { readShape } from './errorShape.js'
import { movedId } from './moved.js'
import { isAbsent, lifetimeOf, readMember } from './row.js'
import type { Plan } from './table.js'
import type { PlainToken } from './write/checkToken.js'

/** A response under construction. */
export type Wire = { [name: string]: Json }

/** Gives the codec its unknown members back, but for those that it would read as something else. */
const writeUnknown = (plan: Plan, members: JsonObject, wire: Wire, log: Log): void => {
  let isLost = false
  for (const [name, value] of Object.entries(members)) {
    if (!plan.slots.has(name) && !Object.hasOwn(wire, name)) setOwn(wire, name, value)
    else isLost = true
  }
  if (isLost) log.note('dropped', 'reserved-name', extensionsPlace)
}

/** Removes the unknown members that make the whole response read as an error. */
const removeMarkers = (plan: Plan, members: JsonObject, wire: Wire, log: Log): void => {
  for (const shape of plan.errors) {
    const { marker } = shape
    if (!Object.hasOwn(members, marker) || plan.slots.has(marker) || readShape(shape, wire) === undefined) continue
    delete wire[marker]
    log.note('dropped', 'reserved-name', extensionsPlace)
  }
}

/** Tells whether reading would move this value again. */
const movesAgain = (plan: Plan, { values }: PlainToken, name: string, value: Json, wire: Wire): boolean => {
  const attempt = new Log(plan.id, 'read')
  const row = plan.fields.find((field) => field.name === name && field.isOptional)
  if (Object.hasOwn(wire, name)) return false
  if (row === undefined) {
    if (name === 'extensions') plan.canonical?.readExtensions(value, attempt, newBudget())
    return attempt.issues.length > 0
  }
  const read = isAbsent(row, value) ? undefined : readMember(row, value, attempt)
  if (attempt.issues.length > 0) return true
  const isDated = plan.fields.some((field) => field.member === 'issuedAt' && Object.hasOwn(wire, field.name))
  const issuedAt = isDated ? (values[slots.issuedAt] as number | undefined) : undefined
  return typeof read === 'number' && lifetimeOf(row, read, issuedAt) === undefined
}

/** Writes the extensions of a token: the codec's unknown members, and the values that it could not use. */
export const writeExtensions = (plan: Plan, token: PlainToken, wire: Wire, log: Log): void => {
  const { id, canonical } = plan
  const own = token.extensions.get(id)
  const moved = token.extensions.get(movedId(id))
  const foreign = [...token.extensions].filter(([other]) => other !== id && other !== movedId(id))
  if (own !== undefined) writeUnknown(plan, own, wire, log)
  if (foreign.length > 0) {
    if (canonical === undefined) log.note('dropped', 'foreign-extension', extensionsPlace)
    else canonical.writeForeign(foreign, wire)
  }
  // In the order of the table, so that a second writing is the same.
  const indexOf = (name: string): number => plan.fields.findIndex((field) => field.name === name)
  for (const [name, value] of Object.entries(moved ?? {}).sort(([one], [two]) => indexOf(one) - indexOf(two))) {
    if (movesAgain(plan, token, name, value, wire)) setOwn(wire, name, value)
    else log.note('dropped', 'reserved-name', extensionsPlace)
  }
  if (own !== undefined) removeMarkers(plan, own, wire, log)
}
