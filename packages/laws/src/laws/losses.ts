/** Laws 1 and 3: the notes of writing, compared with the members that are lost. */
import type { AnyTokenCodec, Note, Token } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { expiresOtherwise } from './expiry.js'
import { notesOfWriting } from './notes.js'
import { quotedNames } from './quotedNames.js'
import { decodeEncoded, encode, write } from './throughJson.js'
import { differingMembers } from './tokenMembers.js'
import { pathOf, valueAt } from './wireMembers.js'

/** The mistake of an author whose codec notes a loss of a member that its table carries. */
const causes: Readonly<Record<string, string>> = {
  'not-representable':
    ": its row's `write` gives nothing or throws, its `read` does not give back what `write` made, or its `instantFrom` is an ordinary lifetime",
}

/** The breach of a codec that notes a loss of members that its table carries. */
export const lossOfCarriedMembers = (notes: readonly Note[]): string => {
  const lost = quotedNames([...new Set(notes.map(({ member }) => member))])
  const codes = [...new Set(notes.map(({ code }) => code))]
  const cause = codes.map((code) => causes[code] ?? '').join('')
  return `\`write\` notes a loss of ${lost} (${codes.join(', ')}), which the codec's table carries${cause}`
}

/** The breach of a codec that notes the same thing twice. */
export const notesRepeat = (notes: readonly Note[]): Breach => {
  const distinct = new Set(notes.map(({ action, code, member }) => `${action} ${code} ${member}`))
  return distinct.size === notes.length ? undefined : '`write` has the same note twice'
}

const isRefused = (codec: AnyTokenCodec, token: Token): boolean => write(codec, token)._tag === 'Left'

/** The breach of a codec whose refusal has no note about the token type. */
export const refusalIsUnnoted = (codec: AnyTokenCodec, token: Token, notes: readonly Note[]): Breach =>
  isRefused(codec, token) && notes.every(({ member }) => member !== 'tokenType')
    ? '`write` refuses a token whose type it can write'
    : undefined

/** The token; where the codec refuses its type, the same as a Bearer one. */
const withWritableType = (codec: AnyTokenCodec, token: Token): Token =>
  isRefused(codec, token) ? { ...token, tokenType: 'Bearer' } : token

/** The breach of a codec whose notes are not exactly the members that are lost. */
export const lossesDifferFromNotes = (codec: AnyTokenCodec, token: Token, notes: readonly Note[]): Breach => {
  const writable = withWritableType(codec, token)
  const back = decodeEncoded(codec, writable)
  // Law 2 reports a codec that refuses its own output.
  if (back === undefined) return undefined
  const lost: readonly string[] = differingMembers(writable, back)
  const isRefusal = writable !== token
  const all = isRefusal ? (notesOfWriting(codec, writable) ?? []) : notes
  const noted = new Set<string>(all.map(({ member }) => member))
  // A refusal says what is lost, and nothing of what is computed.
  const dropped = new Set(all.filter(({ action }) => action === 'dropped').map(({ member }) => member))
  const refused = new Set(notes.map(({ member }) => member).filter((member) => member !== 'tokenType'))
  if (isRefusal && [...refused].sort().join() !== [...dropped].sort().join())
    return 'the error of `write` has other notes than the same token as a Bearer one'
  // A codec of an earlier core cannot name a member that it does not know; canonical JSON moves it into an extension.
  const hasUnknown = noted.delete('unknown')
  const isUnknown = (member: string): boolean => hasUnknown && !Object.hasOwn(codec.fields, member)
  const unnoted = lost.filter((member) => !noted.has(member) && !isUnknown(member))
  if (unnoted.length > 0) return `${quotedNames(unnoted)} came back changed, and no note of \`write\` names it`
  const kept = [...noted].filter((member) => !lost.includes(member))
  return kept.length === 0 ? undefined : `\`write\` notes a loss of ${quotedNames(kept)}, which came back as it was`
}

/** The breach of a codec that changes the instant of expiry. */
export const expiryDiffers = (codec: AnyTokenCodec, token: Token): Breach => {
  const back = decodeEncoded(codec, withWritableType(codec, token))
  return back === undefined || !expiresOtherwise(token, back, token) ? undefined : 'it came back with another expiry'
}

/** Tells whether a codec writes a lifetime of this token, which counts from `issuedAt`. */
const writesLifetime = (codec: AnyTokenCodec, token: Token): boolean => {
  const written = encode(codec, withWritableType(codec, token))
  const paths = ['expiresIn', 'refreshTokenExpiresIn'].map((member) => pathOf(codec, member))
  return paths.some((path) => path !== undefined && valueAt(written, path) !== undefined)
}

/** The breach of a codec whose `onLoss: 'fail'` does not fail exactly where its notes say. */
export const onLossDiffersFromNotes = (codec: AnyTokenCodec, token: Token, notes: readonly Note[]): Breach => {
  for (const now of [undefined, token.issuedAt]) {
    // Without `issuedAt` only a written lifetime loses its meaning, and not where `now` is given.
    const isLoss = ({ action, member }: Note): boolean =>
      action === 'dropped' && (member !== 'issuedAt' || (now === undefined && writesLifetime(codec, token)))
    const fails = write(codec, token, { ...(now === undefined ? {} : { now }), onLoss: 'fail' })._tag === 'Left'
    if (fails === (notes.some(isLoss) || isRefused(codec, token))) continue
    return fails ? "`onLoss: 'fail'` fails without a loss" : "`onLoss: 'fail'` lets a loss pass"
  }
  return undefined
}
