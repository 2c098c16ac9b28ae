import { isOfOneResponse } from '../codec/extensions.js'
import type { ReadResult } from '../codec/TokenCodec.js'
import { expiryPairs, members } from '../members/index.js'
import { isSeconds } from '../members/seconds.js'
import type { NoteAction } from '../report/Note.js'
import { refreshNoteCodes } from '../report/Note.js'
import type { Place } from '../report/places.js'
import { extensionsPlace, placeOf, unknownPlace } from '../report/places.js'
import { Report } from '../report/Report.js'
import type { JsonObject } from '../token/json.js'
import { setOwn, withoutPrototype } from '../token/objects.js'
import type { Secret } from '../token/Secret.js'
import { reveal, secret } from '../token/Secret.js'
import type { Token, TokenMember } from '../token/Token.js'

type Extensions = NonNullable<Token['extensions']>
type Merged = { -readonly [Member in keyof Token]: Token[Member] }

const note = (report: Report, action: NoteAction, code: keyof typeof refreshNoteCodes, place: Place): void =>
  report.explain(action, code, place, refreshNoteCodes[code])

const isKnown = (name: string): name is TokenMember => Object.hasOwn(members, name)

const placeFor = (name: string): Place => (isKnown(name) ? placeOf(name) : unknownPlace)

const membersOf = (extensions: Extensions, id: string): JsonObject => {
  const wrapped = Object.hasOwn(extensions, id) ? extensions[id] : undefined
  return wrapped === undefined ? {} : reveal(wrapped)
}

/** Leaves out documented nulls: they only say that the response lacks a member. */
const withoutNulls = (moved: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(moved).filter(([, value]) => value !== null))

const mergeExtensions = (previous: Extensions, next: Extensions, report: Report): Extensions => {
  const keepsMember = report.notes.some(({ action }) => action === 'defaulted')
  const merged: { [id: string]: Secret<JsonObject> } = {}
  for (const id of new Set([...Object.keys(previous), ...Object.keys(next)])) {
    const sent = membersOf(next, id)
    const clear: JsonObject = keepsMember && isOfOneResponse(id) ? withoutNulls(sent) : { ...sent }
    const earlier = Object.entries(membersOf(previous, id)).filter(([name]) => !Object.hasOwn(clear, name))
    if (earlier.length > 0 && isOfOneResponse(id)) {
      note(report, 'dropped', 'previous-response', extensionsPlace)
    } else if (earlier.length > 0) {
      for (const [name, value] of earlier) setOwn(clear, name, value)
      note(report, 'defaulted', 'left-out', extensionsPlace)
    }
    if (Object.keys(clear).length > 0) setOwn(merged, id, secret(clear))
  }
  return merged
}

/** Seconds left of a kept refresh token's lifetime at the refresh response's issue time. */
const keptLifetime = (lifetime: number, previous: Token, next: Token, report: Report): number | undefined => {
  const place = placeOf('refreshTokenExpiresIn')
  if (!isSeconds(previous.issuedAt) || !isSeconds(next.issuedAt)) {
    note(report, 'dropped', 'unknown-issue-time', place)
    return undefined
  }
  // A token with a lifetime of 0 stays expired, even if the clock was set back.
  const left = lifetime === 0 ? 0 : Math.max(0, previous.issuedAt + lifetime - next.issuedAt)
  if (left === lifetime) note(report, 'defaulted', 'left-out', place)
  else report.note('rebased', 'time-passed', place)
  return left
}

const refreshTokenExpiry: readonly string[] = expiryPairs[1]

/** Why a member that is missing from the refresh response is dropped; `undefined` if it is kept. */
const reasonToDrop = (member: string, next: Token): 'rotated' | 'previous-response' | undefined => {
  if (!refreshTokenExpiry.includes(member))
    return isKnown(member) && members[member].isKept ? undefined : 'previous-response'
  if (next.refreshToken !== undefined) return 'rotated'
  return refreshTokenExpiry.some((name) => Object.hasOwn(next, name)) ? 'previous-response' : undefined
}

/**
 * Merges a refresh response into the previous token. Members in the response win; most missing members are kept.
 *
 * - The access token, token type, lifetime, expiry time and issue time always come from the response.
 * - A missing refresh token is kept, with its expiry time. Its lifetime is reduced to the seconds left at the
 *   response's issue time. If either issue time is unknown, it is dropped.
 * - A new refresh token replaces the previous one and its expiry, but keeps its scope (RFC 6749 §6).
 * - Scope, ID token and other members are kept; extensions are merged member by member, one level deep. If the refresh
 *   requested a narrower scope and the response has no scope, set it on `next` first.
 * - Moved values and members unknown to this version always come from the response.
 *
 * Notes have the source `refresh` and the direction `read`. Their action is `defaulted` for a kept member, `rebased`
 * for a reduced lifetime and `dropped` for a dropped member.
 *
 * The caller makes sure that both tokens belong to the same provider and subject. Merging is associative if
 * all tokens or no tokens have an issue time. They must also express the refresh token's expiry alike.
 *
 * @example
 * import { mergeRefresh, reveal, secret } from '@token-codecs/core'
 *
 * const previous = { accessToken: secret('fake-a'), tokenType: 'Bearer', refreshToken: secret('fake-r'), expiresIn: 3600 }
 * const { token, notes } = mergeRefresh(previous, { accessToken: secret('fake-b'), tokenType: 'Bearer' })
 * console.log(token.refreshToken && reveal(token.refreshToken), token.expiresIn) // fake-r undefined
 * console.log(notes.map(({ action, member }) => `${action} ${member}`)) // [ 'defaulted refreshToken', 'dropped expiresIn' ]
 *
 * @since 0.1.0
 * @category refresh
 */
export const mergeRefresh = (previous: Token, next: Token): ReadResult => {
  const report = new Report('refresh', 'read')
  const [before, after] = [withoutPrototype(previous), withoutPrototype(next)]
  const merged: Merged = { ...after }
  const { extensions: earlier = {}, ...rest } = before
  for (const [member, value] of Object.entries(rest)) {
    if (Object.hasOwn(merged, member)) continue
    const reason = reasonToDrop(member, after)
    if (reason !== undefined) {
      note(report, 'dropped', reason, placeFor(member))
    } else if (member === 'refreshTokenExpiresIn') {
      const lifetime = keptLifetime(value as number, before, after, report)
      if (lifetime !== undefined) setOwn(merged, member, lifetime)
    } else {
      setOwn(merged, member, value)
      note(report, 'defaulted', 'left-out', placeFor(member))
    }
  }
  const extensions = mergeExtensions(earlier, after.extensions ?? {}, report)
  if (Object.keys(extensions).length > 0) setOwn(merged, 'extensions', extensions)
  else delete merged.extensions
  return { token: merged, notes: report.notes }
}
