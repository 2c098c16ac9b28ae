import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { quotedNames } from './quotedNames.js'
import { decodeEncoded, encode, read, throughJson } from './throughJson.js'
import { differingWireMembers, pathOf, valueAt } from './wireMembers.js'

/** The breach of a codec that refuses its own output. */
export const outputIsRefused = (codec: AnyTokenCodec, output: object, token: Token): Breach =>
  decodeEncoded(codec, token) === undefined || read(codec, throughJson(output))._tag === 'Left'
    ? 'it refuses to read what it wrote'
    : undefined

/** Tells whether a token brings a value for this member that its codec moved, and moves again. */
const bringsMovedValue = (codec: AnyTokenCodec, token: Token, member: string): boolean => {
  const moved = token.extensions?.[`${codec.id}#moved`]
  return moved !== undefined && valueAt(reveal(moved), pathOf(codec, member) ?? [member]) !== undefined
}

/** The breach of a codec that repairs its own output. */
export const outputIsRepaired = (codec: AnyTokenCodec, output: object, token: Token): Breach => {
  const result = read(codec, throughJson(output))
  const notes = result._tag === 'Left' ? [] : result.right.notes
  const repaired = notes
    .filter(({ action, member }) => action !== 'moved' || !bringsMovedValue(codec, token, member))
    .map(({ member }) => member)
  return repaired.length === 0 ? undefined : `it repairs ${quotedNames(repaired)} of what it wrote itself`
}

/** The breach of a codec that writes its own output otherwise, or in another order. */
export const outputChanges = (codec: AnyTokenCodec, output: object, token: Token): Breach => {
  const back = decodeEncoded(codec, token)
  if (back === undefined) return undefined
  const second = encode(codec, back)
  if (JSON.stringify(second) === JSON.stringify(output)) return undefined
  const changed = differingWireMembers(codec, output, second)
  return `what was written, read and written again ${changed.length === 0 ? 'is in another order' : `differs in ${quotedNames(changed)}`}`
}
