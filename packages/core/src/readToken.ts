import { endsTooLate } from './checkToken.js'
import type { Field } from './field.js'
import { isOtherForm, standardForm } from './field.js'
import type { Gathered } from './gather.js'
import { gather } from './gather.js'
import type { Budget } from './json.js'
import { copyJson, isObject, newBudget, setOwn } from './json.js'
import { instantOption, LIFETIME_EXPECTED, lifetimeKind } from './kinds/seconds.js'
import type { Log } from './Log.js'
import { nowhere } from './Log.js'
import { findError } from './oauthError.js'
import type { Plan, PlannedField } from './plan.js'
import type { LifetimeRepair } from './repairs.js'
import { draftOf, emptySlots, errorSlot, extensionsSlot, slots, versionSlot } from './slots.js'
import type { Token } from './Token.js'
import type { ReadOptions } from './TokenCodec.js'
import type { OAuthError } from './TokenError.js'
import { UnknownMembers } from './unknownMembers.js'

/** A response on the way to a token. */
interface Reading {
  /** What was sent, by slot. */
  readonly sent: readonly unknown[]
  /** What was made of it. */
  readonly read: unknown[]
  readonly unknown: UnknownMembers
  /** How much of what is kept as data may still come. */
  readonly budget: Budget
  readonly log: Log
}

/** The error that a response is, where anything in it may mean one. */
const errorIn = (plan: Plan, { values, others }: Gathered, log: Log): OAuthError | undefined => {
  const isMarked = others.length > 0 && plan.errors.some(({ marker }) => others.some(([name]) => name === marker))
  if (values[errorSlot] === undefined && !isMarked) return undefined
  const members = new Map(others)
  for (const [name, slot] of plan.slots) if (values[slot] !== undefined) members.set(name, values[slot])
  return findError(plan, members, log)
}

/** What the absence of a member means. */
const readAbsent = (plan: Plan, field: PlannedField, value: null | undefined, log: Log): unknown => {
  const { member, kind } = field
  if (member === 'accessToken' || (member === 'tokenType' && plan.canonical !== undefined)) {
    return log.refuse('missing', field, kind.expected, value)
  }
  if (member === 'tokenType') {
    log.note('defaulted', 'assumed-bearer', field)
    return 'Bearer'
  }
  if (value === null) log.note('ignored', 'null-member', field)
  return undefined
}

/** Whether what was sent is none of the member it stands for: then it is kept as data. */
const relocates = (field: PlannedField, value: unknown, { unknown, log }: Reading): boolean => {
  const { relocation } = field
  if (relocation === undefined) return false
  const copied = copyJson(value)
  if (!('value' in copied) || !relocation.moves(copied.value)) return false
  unknown.add(field.name, copied.value)
  log.explain('moved', relocation.reason, field, relocation.explanation)
  return true
}

const readOwn = (field: PlannedField, own: Field<string>, value: unknown, log: Log): unknown => {
  const standard = standardForm(own, value)
  const read = field.kind.read(standard, log, field)
  if (read !== undefined && isOtherForm(own, value, standard)) log.note('repaired', 'other-form', field)
  return read
}

const readField = (plan: Plan, field: PlannedField, reading: Reading): unknown => {
  const { log } = reading
  const value = reading.sent[field.slot]
  if (value === undefined || value === null) return readAbsent(plan, field, value, log)
  if (relocates(field, value, reading)) return undefined
  return field.own === undefined ? field.kind.read(value, log, field) : readOwn(field, field.own, value, log)
}

/** What came in a lifetime's place goes by the codec's own rule; what tells no lifetime is kept as data. */
const repairLifetime = (
  { applies, repair, reason, explanation }: LifetimeRepair,
  field: PlannedField,
  { sent, read, unknown, budget, log }: Reading,
  receivedAt: number | undefined,
): void => {
  const { slot } = field
  const seconds = read[slot] as number | undefined
  if (seconds === undefined || !applies(seconds)) return
  const lifetime = repair(seconds, read[slots.issuedAt] as number | undefined, receivedAt)
  if (lifetime === undefined) {
    read[slot] = undefined
    unknown.copy([[field.name, sent[slot]]], log, budget)
    log.withdraw(field)
    log.explain('moved', reason, field, explanation)
  } else if (lifetimeKind.check(lifetime, log, field) !== undefined && lifetime !== seconds) {
    read[slot] = lifetime
    log.explain('repaired', reason, field, explanation)
  }
}

const readLifetimes = (plan: Plan, reading: Reading, receivedAt: number | undefined): void => {
  const { sent, read, log } = reading
  for (const field of plan.lifetimes) {
    for (const repair of field.lifetimeRepairs) repairLifetime(repair, field, reading, receivedAt)
  }
  read[slots.issuedAt] ??= receivedAt
  for (const field of plan.lifetimes) {
    if (endsTooLate(read[slots.issuedAt], read[field.slot])) {
      log.refuse('too-large', field, LIFETIME_EXPECTED, sent[field.slot])
    }
  }
}

/** Makes issues of the notes that strict reading refuses. */
const refuseDeviations = (plan: Plan, { sent, log }: Reading): void => {
  for (const { action: code, code: reason, member: member } of log.notes) {
    if (code !== 'repaired' && code !== 'defaulted' && code !== 'moved') continue
    const field = plan.fields.find((candidate) => candidate.member === member)
    const value = field === undefined ? undefined : sent[field.slot]
    log.refuse(reason, field ?? { member, name: member }, `what the vendor documents, with nothing ${code}`, value)
  }
}

const readMembers = (plan: Plan, gathered: Gathered, log: Log, options?: ReadOptions): Token | undefined => {
  const { values, others } = gathered
  const problem = plan.canonical?.checkVersion(values[versionSlot], log) ?? errorIn(plan, gathered, log)
  if (problem !== undefined) return log.fail(problem)

  const unknown = new UnknownMembers()
  const budget = newBudget()
  const reading: Reading = { sent: values, read: emptySlots.slice(), unknown, budget, log }
  for (const field of plan.fields) {
    if (values[field.slot] === undefined && field.isOptional) continue
    reading.read[field.slot] = readField(plan, field, reading)
  }
  const receivedAt = instantOption('receivedAt', options?.receivedAt, Math.floor, log)
  if (others.length > 0) unknown.copy(others, log, budget)
  readLifetimes(plan, reading, receivedAt)

  const draft = draftOf(reading.read)
  const foreign = plan.canonical?.readExtensions(values[extensionsSlot], log, budget)
  const own = unknown.extension()
  const extensions = own === undefined ? foreign : { ...foreign, [plan.id]: own }
  if (extensions !== undefined) setOwn(draft, 'extensions', extensions)
  if (options?.strict === true) refuseDeviations(plan, reading)
  return log.issues.length === 0 ? (draft as Token) : undefined
}

/** The token in a response, by a codec's table; `undefined` where the log has an error. */
export const readToken = (plan: Plan, input: unknown, log: Log, options?: ReadOptions): Token | undefined => {
  const gathered = gather(input, plan.slots)
  if (gathered !== undefined) return readMembers(plan, gathered, log, options)
  // Also an object that cannot be read, because a getter or a proxy throws.
  return log.refuse(isObject(input) ? 'unreadable' : 'not-object', nowhere, 'a JSON object', input)
}
