import type { Budget, Json, JsonObject } from './json.js'
import { copyJson, isObject, newBudget, ownMembers, setOwn } from './json.js'
import { kinds, tokenMembers } from './kinds/index.js'
import { LAST_INSTANT, LIFETIME_EXPECTED } from './kinds/seconds.js'
import type { Log, Place } from './Log.js'
import { nowhere } from './Log.js'
import { isSecret, reveal } from './Secret.js'
import type { TokenMember } from './Token.js'

/** A token without its secrets: checked, copied, and never leaving this package. */
export interface PlainToken {
  readonly members: { -readonly [Member in TokenMember]?: Json } & {
    expiresIn?: number
    issuedAt?: number
    refreshTokenExpiresIn?: number
    tokenType: string
  }
  readonly extensions: ReadonlyMap<string, JsonObject>
  /** Whether there were members that this version does not know. */
  readonly surplus: boolean
}

const places: { readonly [Member in TokenMember]: Place } = Object.fromEntries(
  tokenMembers.map((member) => [member, { member, name: member }]),
) as { [Member in TokenMember]: Place }

export const extensionsPlace: Place = { member: 'extensions', name: 'extensions' }

/** Whether a lifetime ends past the last instant. */
export const endsTooLate = (issuedAt: number | undefined, lifetime: number | undefined): boolean =>
  (issuedAt ?? 0) + (lifetime ?? 0) > LAST_INSTANT

/** A copy of an object that holds JSON and nothing else; `undefined`, with an issue, of anything else. */
const copyMembers = (value: unknown, budget: Budget, log: Log): JsonObject | undefined => {
  const expected = 'a secret with a JSON object for each vendor'
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) return log.refuse('not-object', extensionsPlace, expected, value)
  const copy: { [name: string]: Json } = {}
  for (const [name, member] of entries) {
    const copied = copyJson(member, budget)
    if ('problem' in copied) return log.refuse(copied.problem, extensionsPlace, expected, member)
    setOwn(copy, name, copied.value)
  }
  return copy
}

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

/**
 * Checks every invariant of a token and copies it; what is wrong goes into the log. Each member is read once, so that
 * what was checked is what gets written. May throw where a token's own secret throws: its callers answer for that.
 */
const checkOwnMembers = (entries: readonly (readonly [string, unknown])[], log: Log): PlainToken | undefined => {
  const own = new Map(entries)
  const members: { [Member in TokenMember]?: Json } = {}
  for (const member of tokenMembers) {
    if (!own.has(member)) continue
    const checked = kinds[member].check(own.get(member), log, places[member])
    if (checked !== undefined) members[member] = checked
    own.delete(member)
  }
  for (const required of ['accessToken', 'tokenType'] as const) {
    if (members[required] === undefined && log.issues.every(({ path }) => path[0] !== required)) {
      log.refuse('missing', places[required], kinds[required].expected, undefined)
    }
  }
  const extensions = own.has('extensions') ? checkExtensions(own.get('extensions'), log) : new Map()
  own.delete('extensions')
  const plain = members as PlainToken['members']
  for (const member of ['expiresIn', 'refreshTokenExpiresIn'] as const) {
    if (!endsTooLate(plain.issuedAt, plain[member])) continue
    log.refuse('too-large', places[member], LIFETIME_EXPECTED, plain[member])
  }
  return log.issues.length === 0 ? { members: plain, extensions, surplus: own.size > 0 } : undefined
}

/** The token without its secrets, or `undefined` and issues in the log. Never throws. */
export const checkToken = (token: unknown, log: Log): PlainToken | undefined => {
  const entries = isObject(token) ? ownMembers(token) : undefined
  if (entries !== undefined) {
    try {
      return checkOwnMembers(entries, log)
    } catch {
      // Only an object that poses as a secret, or a proxy, can throw when it is looked at: it is not a token.
    }
  }
  return log.refuse('not-token', nowhere, 'a token', token)
}
