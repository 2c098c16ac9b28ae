import type { Gathered } from './gather.js'
import { gather } from './gather.js'
import type { Budget, Json, JsonCopy, JsonObject } from './json.js'
import { copyJson, isObject, newBudget, ownMembers, setOwn } from './json.js'
import { kinds, tokenMembers } from './kinds/index.js'
import type { Kind } from './kinds/Kind.js'
import { LAST_INSTANT, LIFETIME_EXPECTED } from './kinds/seconds.js'
import type { Log, Place } from './Log.js'
import { nowhere } from './Log.js'
import { isSecret, reveal } from './Secret.js'
import { emptySlots, extensionsSlot, slots } from './slots.js'

/** A token without its secrets: checked, copied, and never leaving this package. */
export interface PlainToken {
  /** By slot. */
  readonly values: readonly (Json | undefined)[]
  readonly extensions: ReadonlyMap<string, JsonObject>
  /** Whether there were members that this version does not know. */
  readonly surplus: boolean
}

/** How a member of a token is checked, and where it stands. */
interface MemberPlan extends Place {
  readonly slot: number
  readonly kind: Kind<unknown>
}

const memberPlans: readonly MemberPlan[] = tokenMembers.map((member) => ({
  member,
  name: member,
  slot: slots[member],
  kind: kinds[member],
}))
const required = memberPlans.filter(({ member }) => member === 'accessToken' || member === 'tokenType')
const lifetimes = memberPlans.filter(({ member }) => member === 'expiresIn' || member === 'refreshTokenExpiresIn')

export const extensionsPlace: Place = { member: 'extensions', name: 'extensions' }

/** Whether a lifetime ends past the last instant. */
export const endsTooLate = (issuedAt: unknown, lifetime: unknown): boolean =>
  typeof lifetime === 'number' && (typeof issuedAt === 'number' ? issuedAt : 0) + lifetime > LAST_INSTANT

/** A copy of an object that holds JSON and nothing else; `undefined`, with an issue, of anything else. */
const copyMembers = (value: unknown, budget: Budget, log: Log): JsonObject | undefined => {
  const expected = 'a secret with a JSON object for each vendor'
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) return log.refuse('not-object', extensionsPlace, expected, value)
  const copy: { [name: string]: Json } = {}
  for (const [name, member] of entries) {
    const copied: JsonCopy = --budget.left < 0 ? { problem: 'too-large' } : copyJson(member, budget)
    if ('problem' in copied) return log.refuse(copied.problem, extensionsPlace, expected, member)
    setOwn(copy, name, copied.value)
  }
  return copy
}

const noExtensions: PlainToken['extensions'] = new Map()

const checkExtensions = (value: unknown, log: Log): ReadonlyMap<string, JsonObject> => {
  const expected = 'a record of secrets by vendor'
  const extensions = new Map<string, JsonObject>()
  const budget = newBudget()
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) log.refuse('not-object', extensionsPlace, expected, value)
  for (const [vendor, wrapped] of entries ?? []) {
    if (!isSecret(wrapped)) {
      log.refuse('not-secret', extensionsPlace, expected, wrapped)
      continue
    }
    const members = copyMembers(reveal(wrapped), budget, log)
    // No members are as good as no extension.
    if (members !== undefined && Object.keys(members).length > 0) extensions.set(vendor, members)
  }
  return extensions
}

const ownSlots: ReadonlyMap<string, number> = new Map([
  ...tokenMembers.map((member) => [member, slots[member]] as const),
  ['extensions', extensionsSlot],
])

/**
 * Checks every invariant of a token and copies it; what is wrong goes into the log. Each member is read once, so that
 * what was checked is what gets written. May throw where a token's own secret throws: its callers answer for that.
 */
const checkMembers = ({ values, others }: Gathered, log: Log): PlainToken | undefined => {
  const checked: (Json | undefined)[] = emptySlots.slice()
  // Absent members are absent, never `undefined`.
  const isUndefined = (member: string): boolean => others.some(([name]) => name === member)
  for (const member of memberPlans) {
    const { slot, kind, name } = member
    const value = values[slot]
    if (value !== undefined || (others.length > 0 && isUndefined(name))) checked[slot] = kind.check(value, log, member)
  }
  for (const member of required) {
    const { slot, kind, name } = member
    if (values[slot] === undefined && !isUndefined(name)) log.refuse('missing', member, kind.expected, undefined)
  }
  const extensions = values[extensionsSlot]
  const hasExtensions = extensions !== undefined || isUndefined('extensions')
  const plainExtensions = hasExtensions ? checkExtensions(extensions, log) : noExtensions
  for (const member of lifetimes) {
    const lifetime = checked[member.slot]
    if (endsTooLate(checked[slots.issuedAt], lifetime)) log.refuse('too-large', member, LIFETIME_EXPECTED, lifetime)
  }
  if (log.issues.length > 0) return undefined
  return { values: checked, extensions: plainExtensions, surplus: others.length > 0 }
}

/** The token without its secrets, or `undefined` and issues in the log. Never throws. */
export const checkToken = (token: unknown, log: Log): PlainToken | undefined => {
  const gathered = gather(token, ownSlots)
  if (gathered !== undefined) {
    try {
      return checkMembers(gathered, log)
    } catch {
      // Only an object that poses as a secret, or a proxy, can throw when it is looked at: it is not a token.
    }
  }
  return log.refuse('not-token', nowhere, 'a token', token)
}
