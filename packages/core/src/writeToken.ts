import type { PlainToken } from './checkToken.js'
import { checkToken, extensionsPlace } from './checkToken.js'
import type { Either } from './either.js'
import { left, right } from './either.js'
import { standardForm, vendorForm } from './field.js'
import type { Json, JsonObject } from './json.js'
import { eqJson, setOwn } from './json.js'
import { instantOption } from './kinds/seconds.js'
import { Log } from './Log.js'
import type { Note } from './Note.js'
import { readForm } from './oauthError.js'
import type { FieldPlan, Plan } from './plan.js'
import { slots } from './slots.js'
import type { Token, TokenMember } from './Token.js'
import type { WriteOptions, WriteResult } from './TokenCodec.js'
import type { Lossy, TokenError, UnknownIssueTime } from './TokenError.js'

type Wire = { [name: string]: Json }

const placeOf = (plan: Plan, member: TokenMember) =>
  plan.fields.find((field) => field.member === member) ?? { member, name: member }

const unknownIssueTime = (vendor: string): UnknownIssueTime => ({
  _tag: 'UnknownIssueTime',
  code: 'unknown-issue-time',
  message: `${vendor}: a lifetime cannot be re-based without issuedAt: give receivedAt when reading (unknown-issue-time)`,
  source: vendor,
})

/** The token with what is left of its lifetimes at `now`; the same when nothing of it changes. */
const rebase = (plan: Plan, token: PlainToken, now: number, log: Log): PlainToken | UnknownIssueTime => {
  const { values } = token
  const carried = plan.lifetimes.filter(({ slot }) => values[slot] !== undefined)
  if (carried.length === 0) return token
  const issuedAt = values[slots.issuedAt] as number | undefined
  if (issuedAt === undefined) return unknownIssueTime(plan.id)
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

/** The wire value of a member, or `undefined`, with a note, where the codec could not read it back. */
const writeField = (plan: Plan, field: FieldPlan, checked: Json, log: Log): Json | undefined => {
  const { member, kind, own } = field
  if (member === 'tokenType' && checked === 'Bearer') return plan.bearer
  for (const { applies, reason, explanation } of field.lifetimeRepairs) {
    if (!applies(checked as number)) continue
    log.withdraw(field)
    log.explain('dropped', reason, field, explanation)
    return undefined
  }
  const { relocation } = field
  const standard = kind.write(checked)
  if (relocation?.moves(standard) === true) {
    log.explain('dropped', relocation.reason, field, relocation.explanation)
    return undefined
  }
  if (own === undefined) return standard
  const value = vendorForm(own, standard)
  if (value !== undefined) {
    const attempt = new Log(plan.id, 'read')
    const readBack = kind.check(kind.read(standardForm(own, value), attempt, field), attempt, field)
    // What was refused is `undefined`, which equals no member.
    if (attempt.notes.length === 0 && eqJson(readBack, checked)) return value
  }
  log.note('dropped', 'not-representable', field)
  return undefined
}

/** Gives the codec its own unknown members back, save those that it would take for something else. */
const writeUnknown = (plan: Plan, unknownMembers: JsonObject, wire: Wire, log: Log): void => {
  const moved = (name: string): boolean => {
    const relocation = plan.fields.find((field) => field.name === name)?.relocation
    return relocation?.moves(unknownMembers[name] ?? null) === true && !Object.hasOwn(wire, name)
  }
  const names = Object.keys(unknownMembers)
  const free = names.filter((name) => !plan.slots.has(name) || moved(name))
  for (const name of free) setOwn(wire, name, unknownMembers[name])
  const markers = plan.errors.filter(({ marker }) => Object.hasOwn(unknownMembers, marker))
  const errors = markers.filter(({ marker, read }) => !plan.slots.has(marker) && readForm(read, wire) !== undefined)
  for (const { marker } of errors) delete wire[marker]
  if (free.length < names.length || errors.length > 0) log.note('dropped', 'reserved-name', extensionsPlace)
}

const writeExtensions = (plan: Plan, token: PlainToken, wire: Wire, log: Log): void => {
  if (token.extensions.size === 0) return
  const foreign: { [vendor: string]: JsonObject } = {}
  for (const [vendor, unknownMembers] of token.extensions) {
    if (vendor === plan.id) writeUnknown(plan, unknownMembers, wire, log)
    else setOwn(foreign, vendor, unknownMembers)
  }
  if (Object.keys(foreign).length === 0) return
  if (plan.canonical !== undefined) wire.extensions = foreign
  else log.note('dropped', 'foreign-extension', extensionsPlace)
}

/** The wire object of a checked token; what it cannot hold is noted. */
export const compose = (plan: Plan, token: PlainToken, log: Log): Wire => {
  const wire: Wire = plan.canonical === undefined ? {} : { v: 1 }
  for (const field of plan.fields) {
    const checked = token.values[field.slot]
    const value = checked === undefined ? undefined : writeField(plan, field, checked, log)
    if (value !== undefined) setOwn(wire, field.name, value)
  }
  for (const member of plan.notCarried) {
    if (token.values[slots[member]] !== undefined) log.note('dropped', 'not-carried', { member, name: member })
  }
  writeExtensions(plan, token, wire, log)
  if (token.surplus) log.note('dropped', 'unknown-member', { member: 'unknown', name: 'unknown members' })
  return wire
}

const lossy = (log: Log): Lossy => {
  const notes = log.notes.filter(({ action: code }) => code === 'dropped')
  const message = notes.map((note) => note.message).join('; ')
  return { _tag: 'Lossy', code: notes[0]?.code ?? 'lossy', message, source: log.source, notes }
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
  if ('_tag' in rebased) return left(rebased)
  // Left out, it would be read as a Bearer token; written, it would be no response of this vendor.
  const refused = plan.onlyBearer && plain.values[slots.tokenType] !== 'Bearer'
  // Before every other note: the first one's reason is the code of the error.
  if (refused) log.note('dropped', 'token-type', placeOf(plan, 'tokenType'))
  const value = compose(plan, rebased, log)
  if (refused) return left(lossy(log))
  const isLost = ({ action: code, member: field }: Note): boolean => code === 'dropped' && field !== 'issuedAt'
  if (options?.onLoss === 'fail' && log.notes.some(isLost)) return left(lossy(log))
  return right({ value, notes: log.notes })
}
