import { instantOption } from '../../members/seconds.js'
import { draftOf, emptySlots, extensionsSlot, slots, versionSlot } from '../../members/slots.js'
import type { Log, Place } from '../../report/Log.js'
import { describeValue, extensionsPlace, nowhere } from '../../report/Log.js'
import type { Issue } from '../../report/TokenError.js'
import type { Budget } from '../../token/json.js'
import { isObject, newBudget, setOwn } from '../../token/json.js'
import type { Token } from '../../token/Token.js'
import { movedId } from '../moved.js'
import { isAbsent, lifetimeOf, readMember } from '../row.js'
import type { ReadOptions } from '../TokenCodec.js'
import type { Plan, PlannedField } from '../table.js'
import { UnknownMembers } from '../unknownMembers.js'
import { findError } from './readError.js'
import type { Gathered } from './sortMembers.js'
import { gather } from './sortMembers.js'

/** A response on the way to a token. */
interface Reading {
  /** The response's values, by slot. */
  readonly sent: readonly unknown[]
  /** The token's values, by slot. */
  readonly read: unknown[]
  readonly unknown: UnknownMembers
  readonly moved: UnknownMembers
  /** The room that is left for data. */
  readonly budget: Budget
  readonly log: Log
  readonly strict: boolean
}

const readAbsent = (plan: Plan, field: PlannedField, value: null | undefined | '', log: Log): unknown => {
  const { member, kind } = field
  if (member === 'accessToken' || (member === 'tokenType' && plan.canonical !== undefined)) {
    return value === '' ? kind.read(value, log, field) : log.refuse('missing', field, kind.expected, value)
  }
  if (member === 'tokenType') {
    log.note('defaulted', 'assumed-bearer', field)
    return 'Bearer'
  }
  if (value !== undefined) log.note('ignored', value === null ? 'null-member' : 'empty-member', field)
  return undefined
}

/** Keeps a value that cannot be used as data: it does not make the token unusable. */
const move = (name: string, value: unknown, place: Place, code: string, why: string, reading: Reading): void => {
  const { moved, budget, log } = reading
  // Notes about extensions are also about other members.
  if (place !== extensionsPlace) log.withdraw(place)
  if (moved.copy([name, value], log, budget, place)) log.explain('moved', code, place, `${why}; kept as data`)
}

/** Moves an optional member about which reading found an issue; `strict` leaves the issue. */
const settle = (name: string, value: unknown, place: Place, earlier: readonly Issue[], reading: Reading): void => {
  const { log, strict } = reading
  if (log.issues === earlier || strict) return
  const issue = log.forgive(earlier)
  move(name, value, place, issue.code, describeValue(issue), reading)
}

const readField = (plan: Plan, field: PlannedField, reading: Reading): unknown => {
  const { sent, log } = reading
  const value = sent[field.slot]
  if (isAbsent(field, value)) return readAbsent(plan, field, value, log)
  const earlier = log.issues
  const read = readMember(field, value, log)
  if (field.isOptional) settle(field.name, value, field, earlier, reading)
  return read
}

/** The extensions of other codecs, which only canonical JSON holds. */
const readForeign = ({ canonical }: Plan, reading: Reading): Token['extensions'] => {
  const { sent, budget, log } = reading
  const value = sent[extensionsSlot]
  if (canonical === undefined || value === undefined) return undefined
  const earlier = log.issues
  const extensions = canonical.readExtensions(value, log, budget)
  settle('extensions', value, extensionsPlace, earlier, reading)
  return extensions
}

/** Counts the lifetimes that are instants from the issue time. */
const resolveInstants = (plan: Plan, reading: Reading): void => {
  const { sent, read, log, strict } = reading
  for (const field of plan.lifetimes) {
    const seconds = read[field.slot] as number | undefined
    if (seconds === undefined || field.instantFrom === undefined) continue
    const lifetime = lifetimeOf(field, seconds, read[slots.issuedAt] as number | undefined)
    read[field.slot] = lifetime
    if (lifetime === seconds) continue
    const value = sent[field.slot]
    if (lifetime !== undefined) log.note('repaired', 'absolute-lifetime', field)
    else if (strict) log.refuse('absolute-lifetime', field, 'a lifetime, not an instant', value)
    else move(field.name, value, field, 'absolute-lifetime', 'an instant without a usable issue time', reading)
  }
}

/** Turns the notes that strict reading refuses into issues. */
const refuseDeviations = (plan: Plan, { sent, log }: Reading): void => {
  for (const { action, code, member } of log.notes) {
    if (action !== 'repaired' && action !== 'defaulted') continue
    const field = plan.fields.find((candidate) => candidate.member === member)
    const value = field === undefined ? undefined : sent[field.slot]
    log.refuse(code, field ?? { member, name: member }, 'the form that the vendor documents', value)
  }
}

const readMembers = (plan: Plan, gathered: Gathered, log: Log, options?: ReadOptions): Token | undefined => {
  const { values: sent, others } = gathered
  const problem = plan.canonical?.checkVersion(sent[versionSlot], log) ?? findError(plan, gathered, log)
  if (problem !== undefined) return log.fail(problem)

  const reading: Reading = {
    sent,
    read: emptySlots.slice(),
    unknown: new UnknownMembers(),
    moved: new UnknownMembers(),
    budget: newBudget(),
    log,
    strict: options?.strict === true,
  }
  const { read, unknown, moved, budget, strict } = reading
  for (const field of plan.fields) {
    if (sent[field.slot] === undefined && field.isOptional) continue
    read[field.slot] = readField(plan, field, reading)
  }
  const receivedAt = instantOption('receivedAt', options?.receivedAt, Math.floor, log)
  read[slots.issuedAt] ??= receivedAt
  resolveInstants(plan, reading)
  if (others.length > 0) unknown.copyAll(others, log, budget)

  const foreign = readForeign(plan, reading)
  const [own, kept] = [unknown.extension(), moved.extension()]
  const draft = draftOf(read)
  if (foreign !== undefined || own !== undefined || kept !== undefined) {
    // Not copied, because canonical JSON may hold many.
    const extensions = foreign ?? {}
    if (own !== undefined) setOwn(extensions, plan.id, own)
    if (kept !== undefined) setOwn(extensions, movedId(plan.id), kept)
    setOwn(draft, 'extensions', extensions)
  }
  if (strict) refuseDeviations(plan, reading)
  return log.issues.length === 0 ? (draft as Token) : undefined
}

/** Names an answer that nobody has parsed yet, a common mistake. */
const unparsed = (input: object): 'Promise' | 'Response' | undefined => {
  try {
    const { then, text } = input as { readonly then?: unknown; readonly text?: unknown }
    if (typeof then === 'function') return 'Promise'
    return typeof text === 'function' ? 'Response' : undefined
  } catch {
    return undefined
  }
}

/** The token in a response, by a codec's table; `undefined` where the log has an error. */
export const readToken = (plan: Plan, input: unknown, log: Log, options?: ReadOptions): Token | undefined => {
  const gathered = gather(input, plan.slots)
  if (gathered === undefined) {
    // Also an object that cannot be read, because a getter or a proxy throws.
    return log.refuse(isObject(input) ? 'unreadable' : 'not-object', nowhere, 'a JSON object', input)
  }
  const actual = gathered.values[slots.accessToken] === undefined ? unparsed(input as object) : undefined
  if (actual === undefined) return readMembers(plan, gathered, log, options)
  const expected = 'a parsed answer (await a promise, give a Response to readResponse)'
  return log.refuse('not-parsed', nowhere, expected, input, actual)
}
