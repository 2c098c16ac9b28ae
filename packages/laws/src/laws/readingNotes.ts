/** Law 3, for reading: comparison of `read`'s notes with `strict` and with the response as written back. */
import type { AnyTokenCodec, Note, ReadOptions } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { encode, read, throughJson, write } from './throughJson.js'
import { derivedMembers } from './tokenMembers.js'
import { unnotedChange } from './unnotedChange.js'
import { entriesOf } from './wireMembers.js'

type Reading = ReturnType<AnyTokenCodec['read']>

/** Actions that `strict` turns into errors. */
const repairs: readonly string[] = ['repaired', 'defaulted', 'moved']

/** Finds a result of `strict` that contradicts the notes. */
export const strictDiffersFromNotes = (
  codec: AnyTokenCodec,
  response: object,
  result: Reading,
  options: ReadOptions,
): Breach => {
  const isStrictlyRejected = read(codec, throughJson(response), { ...options, strict: true })._tag === 'Left'
  if (result._tag === 'Left')
    return isStrictlyRejected ? undefined : '`strict` accepts a response that `read` rejects without it'
  const isRepaired = result.right.notes.some(({ action }) => repairs.includes(action))
  if (isRepaired === isStrictlyRejected) return undefined
  return isRepaired
    ? '`strict` accepts a response that needs a repair'
    : '`strict` rejects a response that needs no repair'
}

/** Note codes for missing members; a member with a `moved` note is missing too. */
const missingCodes: readonly string[] = ['null-member', 'empty-member']

/** Finds a member that the token contains although a note calls it missing. */
export const missingMemberIsRead = (result: Reading): Breach => {
  if (result._tag === 'Left') return undefined
  const { notes, token } = result.right
  const isMissing = ({ action, code }: Note): boolean => action === 'moved' || missingCodes.includes(code)
  // Exempt: `issuedAt` has other sources, `tokenType` has a default, and `extensions` keeps all other members.
  const read = notes.find(
    (note) =>
      isMissing(note) &&
      !['issuedAt', 'tokenType', 'extensions'].includes(note.member) &&
      Object.hasOwn(token, note.member),
  )
  return read && `the token contains \`${read.member}\`, but a note of \`read\` calls it missing`
}

/** Finds a member that is written back changed without a note. */
export const memberChangesUnnoted = (
  codec: AnyTokenCodec,
  response: object,
  result: Reading,
  options: ReadOptions,
): Breach => {
  if (result._tag === 'Left') return undefined
  const { notes, token } = result.right
  const writing = write(codec, token)
  // Nothing to compare, because the codec cannot write this token type.
  if (writing._tag === 'Left') return undefined
  const received = throughJson(response) as object
  const written = encode(codec, token)
  // `receivedAt` replaces a missing issue time.
  const receivedNotes = options.receivedAt === undefined ? [] : [{ member: 'issuedAt' }]
  return unnotedChange(
    codec,
    {
      response: received,
      written,
      notes: [...notes, ...writing.right.notes, ...receivedNotes],
      added: derivedMembers(codec),
    },
    [...entriesOf(codec, received), ...entriesOf(codec, written)].map(([path]) => path),
  )
}
