import { instantOption } from '../../members/seconds.js'
import { slots } from '../../members/slots.js'
import type { Either } from '../../report/either.js'
import { left, right } from '../../report/either.js'
import type { Place } from '../../report/Log.js'
import { Log, unknownPlace } from '../../report/Log.js'
import type { Note } from '../../report/Note.js'
import type { Lossy, TokenError, UnknownIssueTime } from '../../report/TokenError.js'
import type { Json } from '../../token/json.js'
import { setOwn } from '../../token/json.js'
import type { Token, TokenMember } from '../../token/Token.js'
import type { Wire } from '../extensions.js'
import { writeExtensions } from '../extensions.js'
import type { WriteOptions, WriteResult } from '../TokenCodec.js'
import type { FieldPlan, Plan } from '../table.js'
import type { PlainToken } from './checkToken.js'
import { checkToken } from './checkToken.js'

const placeOf = (plan: Plan, member: TokenMember): Place =>
  plan.fields.find((field) => field.member === member) ?? { member, name: member }

const unknownIssueTime = (source: string): UnknownIssueTime => ({
  _tag: 'UnknownIssueTime',
  code: 'unknown-issue-time',
  message: `${source}: expected issuedAt: give receivedAt when reading (unknown-issue-time)`,
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
  const value = own.write(standard)
  if (value === undefined) return undefined
  const attempt = new Log(plan.id, 'read')
  const readBack = kind.check(kind.read(own.read(value), attempt, field), attempt, field)
  // A refused value is `undefined`, which equals no member.
  return attempt.notes.length === 0 && own.equals(readBack, checked) ? value : undefined
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
  const { canonical } = plan
  if (canonical !== undefined) canonical.writeNewer(plan, token, wire, log)
  else if (token.unknown.some(([, value]) => value !== undefined)) log.note('dropped', 'unknown-member', unknownPlace)
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
  const whole = plan.canonical?.takeKnown(plan, plain, log) ?? plain
  const rebased = now === undefined ? whole : rebase(plan, whole, now, log)
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
