/** Laws 1 and 3: comparison of `write`'s notes with the members that change. */
import type { AnyTokenCodec, Note, Token } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { expiriesDiffer } from './expiry.js'
import { notesOfWriting } from './notes.js'
import { quotedNames } from './quotedNames.js'
import { decodeEncoded, encode, write } from './throughJson.js'
import { differingMembers } from './tokenMembers.js'
import { pathOf, valueAt } from './wireMembers.js'

/** Advice for authors, by note code. */
const causes: Readonly<Record<string, string>> = {
  'not-representable':
    "; check that the row's `write` returns a value, that `read` reverses it, and that `instantFrom` exceeds every real lifetime",
}

/** Describes notes about members that the codec's table carries. */
export const lossOfCarriedMembers = (notes: readonly Note[]): string => {
  const lost = quotedNames([...new Set(notes.map(({ member }) => member))])
  const codes = [...new Set(notes.map(({ code }) => code))]
  const cause = codes.map((code) => causes[code] ?? '').join('')
  return `\`write\` reports a loss of ${lost} (${codes.join(', ')}), which the table contains${cause}`
}

/** Finds duplicate notes. */
export const notesRepeat = (notes: readonly Note[]): Breach => {
  const distinct = new Set(notes.map(({ action, code, member }) => `${action} ${code} ${member}`))
  return distinct.size === notes.length ? undefined : '`write` returns the same note twice'
}

const isRejected = (codec: AnyTokenCodec, token: Token): boolean => write(codec, token)._tag === 'Left'

/** Finds a rejection without a note about the token type. */
export const rejectionIsUnnoted = (codec: AnyTokenCodec, token: Token, notes: readonly Note[]): Breach =>
  isRejected(codec, token) && notes.every(({ member }) => member !== 'tokenType')
    ? '`write` rejects a token without a note about `tokenType`, the only reason to reject one'
    : undefined

/** Returns the token, with type `Bearer` if the codec rejects its type. */
const withWritableType = (codec: AnyTokenCodec, token: Token): Token =>
  isRejected(codec, token) ? { ...token, tokenType: 'Bearer' } : token

/** Finds a difference between the noted members and the changed members. */
export const lossesDifferFromNotes = (codec: AnyTokenCodec, token: Token, notes: readonly Note[]): Breach => {
  const writable = withWritableType(codec, token)
  const back = decodeEncoded(codec, writable)
  // Law 2 reports a codec that rejects its own output.
  if (back === undefined) return undefined
  const lost: readonly string[] = differingMembers(writable, back)
  const isRejection = writable !== token
  const all = isRejection ? (notesOfWriting(codec, writable) ?? []) : notes
  const noted = new Set<string>(all.map(({ member }) => member))
  // A rejection notes dropped members only, not derived ones.
  const dropped = new Set(all.filter(({ action }) => action === 'dropped').map(({ member }) => member))
  const rejected = new Set(notes.map(({ member }) => member).filter((member) => member !== 'tokenType'))
  if (isRejection && [...rejected].sort().join() !== [...dropped].sort().join())
    return 'the notes in the error of `write` differ from those for the same token with type `Bearer`'
  // An older core cannot name members that it does not know, and canonical JSON moves them into an extension.
  const hasUnknown = noted.delete('unknown')
  const isUnknown = (member: string): boolean => hasUnknown && !Object.hasOwn(codec.fields, member)
  const unnoted = lost.filter((member) => !noted.has(member) && !isUnknown(member))
  if (unnoted.length > 0) return `${quotedNames(unnoted)} changed in the round trip without a note from \`write\``
  const kept = [...noted].filter((member) => !lost.includes(member))
  return kept.length === 0
    ? undefined
    : `\`write\` reports a loss of ${quotedNames(kept)} without a change in the round trip`
}

/** Finds an expiry that changes in the round trip. */
export const expiryDiffers = (codec: AnyTokenCodec, token: Token): Breach => {
  const back = decodeEncoded(codec, withWritableType(codec, token))
  return back === undefined || !expiriesDiffer(token, back, token) ? undefined : 'the expiry changed in the round trip'
}

/** True if the codec writes a lifetime, which counts from `issuedAt`, for this token. */
const writesLifetime = (codec: AnyTokenCodec, token: Token): boolean => {
  const written = encode(codec, withWritableType(codec, token))
  const paths = ['expiresIn', 'refreshTokenExpiresIn'].map((member) => pathOf(codec, member))
  return paths.some((path) => path !== undefined && valueAt(written, path) !== undefined)
}

/** Finds a result of `onLoss: 'fail'` that contradicts the notes. */
export const onLossDiffersFromNotes = (codec: AnyTokenCodec, token: Token, notes: readonly Note[]): Breach => {
  for (const now of [undefined, token.issuedAt]) {
    // Dropping `issuedAt` is a loss only if a written lifetime counts from it and `now` is missing.
    const isLoss = ({ action, member }: Note): boolean =>
      action === 'dropped' && (member !== 'issuedAt' || (now === undefined && writesLifetime(codec, token)))
    const fails = write(codec, token, { ...(now === undefined ? {} : { now }), onLoss: 'fail' })._tag === 'Left'
    if (fails === (notes.some(isLoss) || isRejected(codec, token))) continue
    return fails
      ? "`write` with `onLoss: 'fail'` fails without a loss"
      : "`write` with `onLoss: 'fail'` succeeds despite a loss"
  }
  return undefined
}
