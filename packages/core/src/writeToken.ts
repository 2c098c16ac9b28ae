import type { PlainToken } from './checkToken.js'
import { checkToken } from './checkToken.js'
import type { Either } from './either.js'
import { left, right } from './either.js'
import { readShape } from './errorShape.js'
import { standardForm, vendorForm } from './field.js'
import type { Json, JsonObject } from './json.js'
import { copyJson, eqJson, newBudget, setOwn } from './json.js'
import { instantOption } from './kinds/seconds.js'
import type { Place } from './Log.js'
import { extensionsPlace, Log, unknownPlace } from './Log.js'
import { movedId } from './moved.js'
import type { Note } from './Note.js'
import type { FieldPlan, Plan, PlannedField } from './plan.js'
import { isAbsent, lifetimeOf, readMember } from './readMember.js'
import { slots } from './slots.js'
import type { Token, TokenMember } from './Token.js'
import type { WriteOptions, WriteResult } from './TokenCodec.js'
import type { Lossy, TokenError, UnknownIssueTime } from './TokenError.js'

type Wire = { [name: string]: Json }

const placeOf = (plan: Plan, member: TokenMember): Place =>
  plan.fields.find((field) => field.member === member) ?? { member, name: member }

const unknownIssueTime = (source: string): UnknownIssueTime => ({
  _tag: 'UnknownIssueTime',
  code: 'unknown-issue-time',
  message: `${source}: a lifetime cannot be re-based without issuedAt: give receivedAt when reading (unknown-issue-time)`,
  source,
})

/** The token with the lifetimes that are left at `now`; `undefined` where the time from which they count is not known. */
const rebase = (plan: Plan, token: PlainToken, now: number, log: Log): PlainToken | undefined => {
  const { values } = token
  const carried = plan.lifetimes.filter(({ slot }) => values[slot] !== undefined)
  if (carried.length === 0) return token
  const issuedAt = values[slots.issuedAt] as number | undefined
  if (issuedAt === undefined) return undefined
  if (now <= issuedAt) return token
  const rebased = [...values]
  rebased[slots.issuedAt] = now
  for (const field of carried) {
    const { slot } = field
    rebased[slot] = Math.max(0, (values[slot] as number) - (now - issuedAt))
    if (rebased[slot] !== values[slot]) log.note('rebased', 'time-passed', field)
  }
  if (!plan.notCarried.includes('issuedAt')) log.note('rebased', 'time-passed', placeOf(plan, 'issuedAt'))
  return { ...token, values: rebased }
}

/** The vendor's form of a standard value; `undefined` where the codec would not read it back. */
const readableForm = (plan: Plan, field: FieldPlan, standard: Json, checked: Json): Json | undefined => {
  const { kind, own, instantFrom } = field
  if (instantFrom !== undefined && (checked as number) >= instantFrom) return undefined
  if (own === undefined) return standard
  const value = vendorForm(own, standard)
  if (value === undefined) return undefined
  const attempt = new Log(plan.id, 'read')
  const readBack = kind.check(kind.read(standardForm(own, value), attempt, field), attempt, field)
  // A refused value is `undefined`, which equals no member.
  return attempt.notes.length === 0 && eqJson(readBack, checked) ? value : undefined
}

const writeField = (plan: Plan, field: FieldPlan, checked: Json, log: Log): Json | undefined => {
  if (field.member === 'tokenType' && checked === 'Bearer') return plan.bearer
  const value = readableForm(plan, field, field.kind.write(checked), checked)
  if (value === undefined) {
    log.withdraw(field)
    log.note('dropped', 'not-representable', field)
  }
  return value
}

/** The row that a member of an extension could be written under: an optional one, without a value yet. */
const freeRow = (plan: Plan, name: string, value: Json, wire: Wire): PlannedField | undefined => {
  const row = plan.fields.find((field) => field.name === name && field.isOptional)
  return row === undefined || Object.hasOwn(wire, name) || isAbsent(row, value) ? undefined : row
}

/** Writes a member of the token that an older version of this package kept as data, because it did not know it. */
const takesKnown = (plan: Plan, name: string, value: Json, wire: Wire, log: Log): boolean => {
  const row = plan.canonical === undefined ? undefined : freeRow(plan, name, value, wire)
  if (row === undefined) return false
  const attempt = new Log(plan.id, 'read')
  readMember(row, value, attempt)
  if (attempt.issues.length > 0 || attempt.notes.length > 0) return false
  setOwn(wire, name, value)
  log.note('moved', 'known-member', row)
  log.note('moved', 'known-member', extensionsPlace)
  return true
}

/** Gives the codec its unknown members back, but for those that it would read as something else. */
const writeUnknown = (plan: Plan, members: JsonObject, wire: Wire, log: Log): void => {
  let isLost = false
  for (const [name, value] of Object.entries(members)) {
    if (!plan.slots.has(name) && !Object.hasOwn(wire, name)) setOwn(wire, name, value)
    else if (!takesKnown(plan, name, value, wire, log)) isLost = true
  }
  if (isLost) log.note('dropped', 'reserved-name', extensionsPlace)
}

/** Removes the unknown members that make an error of the whole response. */
const removeMarkers = (plan: Plan, members: JsonObject, wire: Wire, log: Log): void => {
  for (const shape of plan.errors) {
    const { marker } = shape
    if (!Object.hasOwn(members, marker) || plan.slots.has(marker) || readShape(shape, wire) === undefined) continue
    delete wire[marker]
    log.note('dropped', 'reserved-name', extensionsPlace)
  }
}

/** Tells whether reading would move this value again. */
const movesAgain = (plan: Plan, token: PlainToken, name: string, value: Json, wire: Wire): boolean => {
  const attempt = new Log(plan.id, 'read')
  if (name === 'extensions' && plan.canonical !== undefined && !Object.hasOwn(wire, name)) {
    plan.canonical.readExtensions(value, attempt, newBudget())
    return attempt.issues.length > 0
  }
  const row = freeRow(plan, name, value, wire)
  if (row === undefined) return false
  const read = readMember(row, value, attempt)
  if (attempt.issues.length > 0) return true
  const isDated = Object.hasOwn(wire, placeOf(plan, 'issuedAt').name)
  const issuedAt = isDated ? (token.values[slots.issuedAt] as number) : undefined
  return row.instantFrom !== undefined && lifetimeOf(row, read as number, issuedAt) === undefined
}

/** Gives the codec back the values that it could not use. */
const writeMoved = (plan: Plan, token: PlainToken, members: JsonObject, wire: Wire, log: Log): void => {
  for (const [name, value] of Object.entries(members)) {
    if (movesAgain(plan, token, name, value, wire)) setOwn(wire, name, value)
    else log.note('dropped', 'reserved-name', extensionsPlace)
  }
}

const writeExtensions = (plan: Plan, token: PlainToken, wire: Wire, log: Log): void => {
  const { id, canonical } = plan
  const own = token.extensions.get(id)
  const moved = token.extensions.get(movedId(id))
  const foreign = [...token.extensions].filter(([other]) => other !== id && other !== movedId(id))
  if (own !== undefined) writeUnknown(plan, own, wire, log)
  if (foreign.length > 0 && canonical === undefined) log.note('dropped', 'foreign-extension', extensionsPlace)
  else if (foreign.length > 0) {
    const extensions = {}
    for (const [other, members] of foreign) setOwn(extensions, other, members)
    setOwn(wire, 'extensions', extensions)
  }
  if (moved !== undefined) writeMoved(plan, token, moved, wire, log)
  if (own !== undefined) removeMarkers(plan, own, wire, log)
}

/** Writes members that only a newer version knows: canonical JSON keeps them for it, with their secrets in the clear. */
const writeNewer = (plan: Plan, token: PlainToken, wire: Wire, log: Log): void => {
  const budget = { ...token.budget, opensSecrets: true }
  for (const [name, value] of token.unknown) {
    if (value === undefined) continue
    const copied = plan.canonical === undefined || plan.slots.has(name) ? undefined : copyJson(value, budget).value
    if (copied !== undefined) {
      setOwn(wire, name, copied)
      log.note('moved', 'unknown-member', unknownPlace)
    } else {
      log.note('dropped', 'unknown-member', unknownPlace)
    }
  }
}

/** The wire object of a checked token; members that it cannot hold are noted. */
const compose = (plan: Plan, token: PlainToken, log: Log): Wire => {
  const wire: Wire = plan.canonical === undefined ? {} : { v: 1 }
  for (const field of plan.fields) {
    const checked = token.values[field.slot]
    const value = checked === undefined ? undefined : writeField(plan, field, checked, log)
    if (value !== undefined) setOwn(wire, field.name, value)
  }
  for (const member of plan.notCarried) {
    if (token.values[slots[member]] !== undefined) log.note('dropped', 'not-carried', { member, name: member })
  }
  if (token.unknown.length > 0) writeNewer(plan, token, wire, log)
  if (token.extensions.size > 0) writeExtensions(plan, token, wire, log)
  return wire
}

const lossy = (source: string, notes: readonly Note[]): Lossy => {
  const message = notes.map((note) => note.message).join('; ')
  return { _tag: 'Lossy', code: notes[0]?.code ?? 'lossy', message, source, notes }
}

/** Writes a token by a codec's table. */
export const writeToken = (
  plan: Plan,
  token: Token,
  options?: WriteOptions,
): Either<TokenError, WriteResult<unknown>> => {
  const log = new Log(plan.id, 'write')
  const plain = checkToken(token, log)
  const now = instantOption('now', options?.now, Math.ceil, log)
  if (plain === undefined || log.issues.length > 0) return left(log.malformed())
  const rebased = now === undefined ? plain : rebase(plan, plain, now, log)
  if (rebased === undefined) return left(unknownIssueTime(plan.id))
  // Left out, the type would be read as Bearer; written, the value would not be a response of this vendor.
  const isRefused = plan.onlyBearer && plain.values[slots.tokenType] !== 'Bearer'
  // Before every other note, because the first one's code is the code of the error.
  if (isRefused) log.note('dropped', 'token-type', placeOf(plan, 'tokenType'))
  const value = compose(plan, rebased, log)
  const dropped = log.notes.filter(({ action }) => action === 'dropped')
  if (isRefused) return left(lossy(plan.id, dropped))
  // Without its beginning, a written lifetime would count from another time.
  const losesStart = now === undefined && plan.lifetimes.some(({ name }) => Object.hasOwn(value, name))
  const lost = dropped.filter(({ member }) => member !== 'issuedAt' || losesStart)
  if (options?.onLoss === 'fail' && lost.length > 0) return left(lossy(plan.id, lost))
  return right({ value, notes: log.notes })
}
