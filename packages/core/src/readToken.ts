import { endsTooLate, extensionsPlace } from './checkToken.js'
import type { Either } from './either.js'
import { left, right } from './either.js'
import type { Budget, Json, JsonObject } from './json.js'
import { copyJson, isObject, newBudget, ownMembers, setOwn } from './json.js'
import { instantOption, LIFETIME_EXPECTED, lifetimeKind } from './kinds/seconds.js'
import { Log, nowhere } from './Log.js'
import type { Members } from './oauthError.js'
import { findError } from './oauthError.js'
import type { FieldPlan, Plan } from './plan.js'
import { isRelocation, standardForm } from './plan.js'
import type { Secret } from './Secret.js'
import { secret } from './Secret.js'
import type { Token, TokenMember } from './Token.js'
import type { ReadOptions, ReadResult } from './TokenCodec.js'
import type { TokenError, UnsupportedVersion } from './TokenError.js'

/** A token under construction. */
type Draft = { -readonly [Member in TokenMember]?: Token[Member] }

type ExtensionMembers = { [name: string]: Json }

const readField = (plan: Plan, field: FieldPlan, members: Members, extension: ExtensionMembers, log: Log): unknown => {
  const { member, name, kind, own, relocation } = field
  const value = members.get(name)
  if (value !== undefined && value !== null && relocation !== undefined) {
    const copied = copyJson(value)
    if ('value' in copied && relocation.moves(copied.value)) {
      setOwn(extension, name, copied.value)
      log.explain('moved', relocation.reason, field, relocation.explanation)
      return undefined
    }
  }
  if (value !== undefined && value !== null) return kind.read(standardForm(own, value), log, field)
  if (member === 'accessToken' || (member === 'tokenType' && plan.canonical)) {
    return log.refuse('missing', field, kind.expected, value)
  }
  if (member === 'tokenType') {
    log.note('defaulted', 'assumed-bearer', field)
    return 'Bearer'
  }
  if (value === null) log.note('ignored', 'null-member', field)
  return undefined
}

/** Copies members that the codec does not know. */
const keepMembers = (
  entries: Iterable<readonly [string, unknown]>,
  kept: ExtensionMembers,
  budget: Budget,
  log: Log,
): void => {
  let leftOut = false
  for (const [name, value] of entries) {
    // An undefined member is absent, as JSON has it.
    if (value === undefined) continue
    const copied = copyJson(value, budget)
    if ('value' in copied) setOwn(kept, name, copied.value)
    else if (copied.problem === 'not-json') leftOut = true
    else log.refuse(copied.problem, extensionsPlace, 'members of a reasonable depth and size', value)
  }
  if (leftOut) log.note('ignored', 'not-json', extensionsPlace)
}

/** What came in a lifetime's place goes by the codec's own rule; what tells no lifetime is kept as data. */
const repairLifetimes = (
  plan: Plan,
  draft: Draft,
  members: Members,
  extension: ExtensionMembers,
  receivedAt: number | undefined,
  log: Log,
): void => {
  for (const rule of plan.repairs) {
    if (isRelocation(rule)) continue
    const { member, applies, repair, reason, explanation } = rule
    const sent = draft[member]
    const field = plan.fields.find((candidate) => candidate.member === member)
    if (sent === undefined || field === undefined || !applies(sent)) continue
    const lifetime = repair(sent, draft.issuedAt, receivedAt)
    if (lifetime === undefined) {
      delete draft[member]
      keepMembers([[field.name, members.get(field.name)]], extension, newBudget(), log)
      log.withdraw(field)
      log.explain('moved', reason, field, explanation)
    } else if (lifetimeKind.check(lifetime, log, field) !== undefined && lifetime !== sent) {
      draft[member] = lifetime
      log.explain('repaired', reason, field, explanation)
    }
  }
}

/** The extensions of the other codecs, as canonical JSON holds them. */
const readExtensions = (plan: Plan, value: unknown, extensions: { [vendor: string]: Secret<JsonObject> }, log: Log) => {
  const expected = 'an object of unknown members for each vendor'
  if (value === undefined) return
  if (value === null) return log.note('ignored', 'null-member', extensionsPlace)
  const vendors = isObject(value) ? ownMembers(value) : undefined
  if (vendors === undefined) return log.refuse('not-object', extensionsPlace, expected, value)
  const budget = newBudget()
  for (const [vendor, unknownMembers] of vendors) {
    const entries = isObject(unknownMembers) ? ownMembers(unknownMembers) : undefined
    if (entries === undefined) {
      log.refuse('not-object', extensionsPlace, expected, unknownMembers)
      continue
    }
    // Its own unknown members stand beside the known ones, never in here.
    if (vendor === plan.vendor) {
      log.note('ignored', 'reserved-name', extensionsPlace)
      continue
    }
    const kept: ExtensionMembers = {}
    keepMembers(entries, kept, budget, log)
    if (Object.keys(kept).length > 0) setOwn(extensions, vendor, secret<JsonObject>(kept))
  }
}

const unsupportedVersion = (vendor: string): UnsupportedVersion => ({
  _tag: 'UnsupportedVersion',
  code: 'unsupported-version',
  message: `${vendor}: v: expected version 1, got a newer one: a newer release of this package reads it (unsupported-version)`,
  vendor,
})

const checkVersion = (version: unknown, log: Log): UnsupportedVersion | undefined => {
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) return unsupportedVersion(log.vendor)
  if (version === 1) return undefined
  return log.refuse(
    version === undefined ? 'missing' : 'bad-version',
    { member: 'v', name: 'v' },
    'the number 1',
    version,
  )
}

/** Makes issues of the notes that strict reading refuses. */
const refuseDeviations = (plan: Plan, members: Members, log: Log): void => {
  for (const { code, reason, field: member } of log.notes) {
    if (code !== 'repaired' && code !== 'defaulted' && code !== 'moved') continue
    const place = plan.fields.find((field) => field.member === member) ?? { member, name: member }
    log.refuse(reason, place, `what the vendor documents, with nothing ${code}`, members.get(place.name))
  }
}

const readMembers = (plan: Plan, members: Members, options: ReadOptions, log: Log): Either<TokenError, ReadResult> => {
  const wrongVersion = plan.canonical ? checkVersion(members.get('v'), log) : undefined
  if (wrongVersion !== undefined) return left(wrongVersion)
  const error = findError(plan, members, log)
  if (error !== undefined) return left(error)

  const draft: Draft = {}
  const extension: ExtensionMembers = {}
  for (const field of plan.fields) {
    const value = readField(plan, field, members, extension, log)
    if (value !== undefined) (draft as Record<string, unknown>)[field.member] = value
  }

  const receivedAt = instantOption('receivedAt', options.receivedAt, Math.floor, log)
  keepMembers(
    [...members].filter(([name]) => !plan.reserved.has(name)),
    extension,
    newBudget(),
    log,
  )
  repairLifetimes(plan, draft, members, extension, receivedAt, log)
  if (draft.issuedAt === undefined && receivedAt !== undefined) draft.issuedAt = receivedAt
  for (const field of plan.fields) {
    const { member, name } = field
    if ((member === 'expiresIn' || member === 'refreshTokenExpiresIn') && endsTooLate(draft.issuedAt, draft[member])) {
      log.refuse('too-large', field, LIFETIME_EXPECTED, members.get(name))
    }
  }

  const extensions: { [vendor: string]: Secret<JsonObject> } = {}
  if (plan.canonical) readExtensions(plan, members.get('extensions'), extensions, log)
  if (Object.keys(extension).length > 0) extensions[plan.vendor] = secret<JsonObject>(extension)

  if (options.strict === true) refuseDeviations(plan, members, log)
  if (log.issues.length > 0) return left(log.malformed())
  const token = (Object.keys(extensions).length > 0 ? { ...draft, extensions } : draft) as Token
  return right({ token, notes: log.notes })
}

/** Reads a response by a codec's table. */
export const readToken = (plan: Plan, input: unknown, options?: ReadOptions): Either<TokenError, ReadResult> => {
  const log = new Log(plan.vendor, 'read')
  const entries = isObject(input) ? ownMembers(input) : undefined
  if (entries !== undefined) return readMembers(plan, new Map(entries), options ?? {}, log)
  // Also an object that cannot be read, because a getter or a proxy throws.
  log.refuse(isObject(input) ? 'unreadable' : 'not-object', nowhere, 'a JSON object', input)
  return left(log.malformed())
}
