import { kinds, tokenMembers } from '../../members/index.js'
import type { Kind } from '../../members/MemberType.js'
import { emptySlots, extensionsSlot, slots } from '../../members/slots.js'
import type { Log, Place } from '../../report/Log.js'
import { extensionsPlace, nowhere } from '../../report/Log.js'
import type { Budget, Json, JsonObject } from '../../token/json.js'
import { copyJson, isObject, newBudget, ownMembers } from '../../token/json.js'
import { isSecret, reveal } from '../../token/Secret.js'
import type { Gathered, Member } from '../read/sortMembers.js'
import { gather } from '../read/sortMembers.js'

/** A checked copy of a token with its secrets in the clear, which never leaves this package. */
export interface PlainToken {
  /** By slot. */
  readonly values: readonly (Json | undefined)[]
  readonly extensions: ReadonlyMap<string, JsonObject>
  /** Members that this version does not know, as they are. */
  readonly unknown: readonly Member[]
  /** The room that the extensions leave for them. */
  readonly budget: Budget
}

/** A member of a token with its slot and its kind. */
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

const noExtensions: PlainToken['extensions'] = new Map()

const notSecret = { value: undefined, problem: 'not-secret' }

const checkExtensions = (value: unknown, log: Log, budget: Budget): ReadonlyMap<string, JsonObject> => {
  const expected = 'a record of secrets by codec id, each with a JSON object'
  const extensions = new Map<string, JsonObject>()
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) log.refuse('not-object', extensionsPlace, expected, value)
  for (const [id, wrapped] of entries ?? []) {
    // The limits are those of the members, as in a response: the object itself does not count.
    budget.left++
    const held: unknown = isSecret(wrapped) ? reveal(wrapped) : wrapped
    const { value: members, problem } = held === wrapped ? notSecret : copyJson(held, budget, -1)
    if (!isObject(members)) log.refuse(problem ?? 'not-object', extensionsPlace, expected, held)
    // An empty extension equals an absent one.
    else if (Object.keys(members).length > 0) extensions.set(id, members as JsonObject)
  }
  return extensions
}

const ownSlots: ReadonlyMap<string, number> = new Map([
  ...tokenMembers.map((member) => [member, slots[member]] as const),
  ['extensions', extensionsSlot],
])

/**
 * Checks every invariant of a token and copies it; problems go into the log. Reads each member once, so that the checked
 * value is the written one. May throw where a token's own secret throws, which the caller handles.
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
  const budget = newBudget()
  const plainExtensions = hasExtensions ? checkExtensions(extensions, log, budget) : noExtensions
  if (log.issues.length > 0) return undefined
  return { values: checked, extensions: plainExtensions, unknown: others, budget }
}

/** The checked copy of a token, or `undefined` and issues in the log. Never throws. */
export const checkToken = (token: unknown, log: Log): PlainToken | undefined => {
  const gathered = gather(token, ownSlots)
  if (gathered !== undefined) {
    try {
      return checkMembers(gathered, log)
    } catch {
      // Only an object that poses as a secret, or a proxy, throws when it is looked at: it is not a token.
    }
  }
  return log.refuse('not-token', nowhere, 'a token', token)
}
