import type { JsonObject } from './json.js'
import { setOwn } from './json.js'
import { tokenMembers } from './kinds/index.js'
import { isSeconds } from './kinds/seconds.js'
import type { Place } from './Log.js'
import { Log } from './Log.js'
import type { NoteAction } from './Note.js'
import { refreshReasons } from './Note.js'
import type { Secret } from './Secret.js'
import { reveal, secret } from './Secret.js'
import type { Token } from './Token.js'
import type { ReadResult } from './TokenCodec.js'

type Extensions = NonNullable<Token['extensions']>
type Merged = { -readonly [Member in keyof Token]: Token[Member] }

// Members of a token, and of the vendors': `expires_in`, `ext_expires_on`, `created_at`, `not_before`, `c_nonce`.
const ofOneAnswer =
  /nonce|expir|lifetime|valid_?(?:until|for)|(?:^|_)ttl|ttl$|max_?age|time_?stamp|(?:created|issued|obtained|received|updated)_?(?:at|on)|not[_-]?before|^(?:exp|iat|nbf)$/i

const placeOf = (name: string): Place => {
  const isKnown = name === 'extensions' || tokenMembers.some((member) => member === name)
  const member = isKnown ? name : 'unknown'
  return { member, name: isKnown ? name : 'unknown members' }
}

const note = (log: Log, code: NoteAction, reason: keyof typeof refreshReasons, place: Place): void =>
  log.explain(code, reason, place, refreshReasons[reason])

/** Adds the earlier members that the later ones lack; `place` is theirs, where it is one for all. */
const keepMembers = (earlier: object, merged: object, log: Log, place?: Place): void => {
  for (const [name, value] of Object.entries(earlier)) {
    if (Object.hasOwn(merged, name)) continue
    const noted = place ?? placeOf(name)
    if (ofOneAnswer.test(name)) {
      note(log, 'dropped', 'old-answer', noted)
    } else {
      setOwn(merged, name, value)
      note(log, 'defaulted', 'left-out', noted)
    }
  }
}

const mergeExtensions = (previous: Extensions, next: Extensions, log: Log): Extensions => {
  const merged: { [vendor: string]: Secret<JsonObject> } = {}
  const membersOf = (extensions: Extensions, vendor: string): JsonObject => {
    const wrapped = Object.hasOwn(extensions, vendor) ? extensions[vendor] : undefined
    return wrapped === undefined ? {} : reveal(wrapped)
  }
  for (const vendor of new Set([...Object.keys(previous), ...Object.keys(next)])) {
    const members: JsonObject = { ...membersOf(next, vendor) }
    keepMembers(membersOf(previous, vendor), members, log, placeOf('extensions'))
    if (Object.keys(members).length > 0) setOwn(merged, vendor, secret(members))
  }
  return merged
}

/** What is left of the refresh token that is kept, at the time from which the answer's lifetimes count. */
const keptLifetime = (previous: Token, next: Token, log: Log): number | undefined => {
  const place = placeOf('refreshTokenExpiresIn')
  const { refreshTokenExpiresIn: lifetime } = previous
  if (lifetime === undefined) return undefined
  if (next.refreshToken !== undefined) {
    note(log, 'dropped', 'rotated', place)
    return undefined
  }
  if (!isSeconds(previous.issuedAt) || !isSeconds(next.issuedAt)) {
    note(log, 'dropped', 'unknown-issue-time', place)
    return undefined
  }
  // What has expired stays expired, also by a clock that was set back.
  const left = lifetime === 0 ? 0 : Math.max(0, previous.issuedAt + lifetime - next.issuedAt)
  if (left === lifetime) note(log, 'defaulted', 'left-out', place)
  else log.note('rebased', 'time-passed', place)
  return left
}

/**
 * The token after a refresh: what the answer says, and what it left out as it was known before.
 *
 * - The access token, its type, its lifetime and its issue time are the answer's alone.
 * - A refresh token that the answer left out is kept. Its own lifetime is what is left of it at the answer's issue time,
 *   exactly; where an issue time is unknown it becomes unknown too. A new refresh token has its own lifetime or an unknown
 *   one, and the scope of the one before (RFC 6749 §6).
 * - Scope, ID token and every other member are kept, extensions by member, save those that by their name are a lifetime,
 *   a time or a nonce. A refresh that asked for less has to set the scope where the answer has none.
 *
 * There is one note for each field that is not as the answer has it: `defaulted` and `left-out` for what was kept, `rebased`
 * for what is left of a lifetime, and `dropped` for what was known before and is so no longer. Their `vendor` is `refresh`,
 * their `direction` `read`. Over a chain of refreshes, all or none of which say when they were issued, one after the other,
 * it does not matter which are merged first. That both are of one provider and subject is the caller's duty.
 *
 * @example
 * import { mergeRefresh, reveal, secret } from '@token-codecs/core'
 *
 * const previous = { accessToken: secret('fake-a'), tokenType: 'Bearer', refreshToken: secret('fake-r'), expiresIn: 3600 }
 * const { token, notes } = mergeRefresh(previous, { accessToken: secret('fake-b'), tokenType: 'Bearer' })
 * assert.strictEqual(token.refreshToken && reveal(token.refreshToken), 'fake-r')
 * assert.strictEqual(token.expiresIn, undefined)
 * assert.deepStrictEqual(notes.map(({ code, field }) => `${code} ${field}`), ['defaulted refreshToken', 'dropped expiresIn'])
 *
 * @since 0.1.0
 * @category refresh
 */
export const mergeRefresh = (previous: Token, next: Token): ReadResult => {
  const log = new Log('refresh', 'read')
  const merged: Merged = { ...next }
  const { extensions: earlier = {}, refreshTokenExpiresIn: _, ...members } = previous
  keepMembers(members, merged, log)
  if (next.refreshTokenExpiresIn === undefined) {
    const lifetime = keptLifetime(previous, next, log)
    if (lifetime !== undefined) merged.refreshTokenExpiresIn = lifetime
  }
  const extensions = mergeExtensions(earlier, next.extensions ?? {}, log)
  if (Object.keys(extensions).length > 0) merged.extensions = extensions
  else delete merged.extensions
  return { token: merged, notes: log.notes }
}
