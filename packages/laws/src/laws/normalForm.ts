import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { quotedNames } from './quotedNames.js'
import { decode, decodeEncoded, encode, read, throughJson } from './throughJson.js'
import { differingWireMembers, wireName } from './wireMembers.js'

/** A codec refuses to read its own output. */
export const outputIsRefused = (codec: AnyTokenCodec, token: Token): Breach =>
  decodeEncoded(codec, token) === undefined || read(codec, encode(codec, token))._tag === 'Left'
    ? 'it refuses to read what it wrote'
    : undefined

/** Tells whether a token brings a value for this member that its codec could not use, so that it is moved again. */
const bringsMovedValue = (codec: AnyTokenCodec, token: Token, member: string): boolean => {
  const moved = token.extensions?.[`${codec.id}#moved`]
  return moved !== undefined && Object.hasOwn(reveal(moved), wireName(codec, member))
}

/** A codec repairs its own output when it reads that. */
export const outputIsRepaired = (codec: AnyTokenCodec, token: Token): Breach => {
  const result = read(codec, encode(codec, token))
  const notes = result._tag === 'Left' ? [] : result.right.notes
  const repaired = notes
    .filter(({ action, member }) => action !== 'moved' || !bringsMovedValue(codec, token, member))
    .map(({ member }) => member)
  return repaired.length === 0 ? undefined : `it repairs ${quotedNames(repaired)} of what it wrote itself`
}

/** The token that comes back is written otherwise than the token itself, or in another order. */
export const outputChanges = (codec: AnyTokenCodec, token: Token): Breach => {
  const first = encode(codec, token)
  const back = decode(codec, throughJson(first))
  if (back === undefined) return undefined
  const second = encode(codec, back)
  if (JSON.stringify(second) === JSON.stringify(first)) return undefined
  const changed = differingWireMembers(codec, first, second)
  return `what was written, read and written again ${changed.length === 0 ? 'is in another order' : `differs in ${quotedNames(changed)}`}`
}
