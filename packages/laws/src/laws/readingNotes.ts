/** Law 3, for reading: the notes of `read`, compared with `strict` and with the response as it is written back. */
import type { AnyTokenCodec, Note, ReadOptions } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { encode, read, throughJson, write } from './throughJson.js'
import { derivedMembers } from './tokenMembers.js'
import { unnotedChange } from './unnotedChange.js'
import { entriesOf } from './wireMembers.js'

type Reading = ReturnType<AnyTokenCodec['read']>

/** Notes of these actions are errors with `strict`. */
const repairs: readonly string[] = ['repaired', 'defaulted', 'moved']

/** `strict` refuses a reading without such notes, or takes one with them. */
export const strictDiffersFromNotes = (
  codec: AnyTokenCodec,
  response: object,
  result: Reading,
  options: ReadOptions,
): Breach => {
  const isStrictlyRefused = read(codec, throughJson(response), { ...options, strict: true })._tag === 'Left'
  if (result._tag === 'Left') return isStrictlyRefused ? undefined : '`strict` takes what is refused without it'
  const isRepaired = result.right.notes.some(({ action }) => repairs.includes(action))
  if (isRepaired === isStrictlyRefused) return undefined
  return isRepaired ? '`strict` takes what is noted without it' : '`strict` refuses what is read without a repair'
}

/** Notes with these codes say that a member is absent; `moved` says it too. */
const absences: readonly string[] = ['null-member', 'empty-member']

/** A note says that a member is absent, and the token has it. */
export const absentMemberIsRead = (result: Reading): Breach => {
  if (result._tag === 'Left') return undefined
  const { notes, token } = result.right
  const isAbsent = ({ action, code }: Note): boolean => action === 'moved' || absences.includes(code)
  // The issue time has other sources, a token type may be implied, and values of other members are kept in the extensions.
  const read = notes.find(
    (note) =>
      isAbsent(note) &&
      !['issuedAt', 'tokenType', 'extensions'].includes(note.member) &&
      Object.hasOwn(token, note.member),
  )
  return read && `the token has \`${read.member}\`, and a note of \`read\` says that it is absent`
}

/** A member is written back otherwise than it came, without a note. */
export const memberChangesUnnoted = (
  codec: AnyTokenCodec,
  response: object,
  result: Reading,
  options: ReadOptions,
): Breach => {
  if (result._tag === 'Left') return undefined
  const { notes, token } = result.right
  const writing = write(codec, token)
  // A token whose type the codec cannot write back says nothing about how it was read.
  if (writing._tag === 'Left') return undefined
  const came = throughJson(response) as object
  const written = encode(codec, token)
  // The time of receipt is written in the place of a missing issue time.
  const receivedNotes = options.receivedAt === undefined ? [] : [{ member: 'issuedAt' }]
  return unnotedChange(
    codec,
    {
      response: came,
      written,
      notes: [...notes, ...writing.right.notes, ...receivedNotes],
      added: derivedMembers(codec),
    },
    [...entriesOf(codec, came), ...entriesOf(codec, written)].map(([path]) => path),
  )
}
