import type { AnyTokenCodec, Note, Token } from '@token-codecs/core'
import { write } from './throughJson.js'

/** Returns the notes of `write`, including those of a `Lossy` error; `undefined` for other errors. */
export const notesOfWriting = (codec: AnyTokenCodec, token: Token): readonly Note[] | undefined => {
  const written = write(codec, token)
  if (written._tag === 'Right') return written.right.notes
  return written.left._tag === 'Lossy' ? written.left.notes : undefined
}

export const writesWithoutNotes = (codec: AnyTokenCodec, token: Token): boolean => {
  const written = write(codec, token)
  return written._tag === 'Right' && written.right.notes.length === 0
}

export const notesUnknownMembers = (codec: AnyTokenCodec, token: Token): boolean =>
  notesOfWriting(codec, token)?.some(({ member }) => member === 'unknown') ?? false
