import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { quotedNames } from './quotedNames.js'
import { decodeEncoded, encode, read, throughJson } from './throughJson.js'
import { differingWireMembers, pathOf, valueAt } from './wireMembers.js'

/** Finds output that the codec rejects. */
export const outputIsRejected = (codec: AnyTokenCodec, output: object, token: Token): Breach =>
  decodeEncoded(codec, token) === undefined || read(codec, throughJson(output))._tag === 'Left'
    ? 'it rejects its own output'
    : undefined

/** True if the token contains a moved value for this member, which the codec will move again. */
const hasMovedValue = (codec: AnyTokenCodec, token: Token, member: string): boolean => {
  const moved = token.extensions?.[`${codec.id}#moved`]
  return moved !== undefined && valueAt(reveal(moved), pathOf(codec, member) ?? [member]) !== undefined
}

/** Finds a member that needs a repair in the codec's own output. */
export const outputIsRepaired = (codec: AnyTokenCodec, output: object, token: Token): Breach => {
  const result = read(codec, throughJson(output))
  const notes = result._tag === 'Left' ? [] : result.right.notes
  const repaired = notes
    .filter(({ action, member }) => action !== 'moved' || !hasMovedValue(codec, token, member))
    .map(({ member }) => member)
  return repaired.length === 0 ? undefined : `it repairs ${quotedNames(repaired)} in its own output`
}

/** Finds a change in output that is read back and written again. */
export const outputChanges = (codec: AnyTokenCodec, output: object, token: Token): Breach => {
  const back = decodeEncoded(codec, token)
  if (back === undefined) return undefined
  const second = encode(codec, back)
  if (JSON.stringify(second) === JSON.stringify(output)) return undefined
  const changed = differingWireMembers(codec, output, second)
  return `output that is read back and written again ${changed.length === 0 ? 'has another member order' : `differs in ${quotedNames(changed)}`}`
}
