import type { AnyTokenCodec, Json, JsonObject, Token, TokenMember } from '@token-codecs/core'
import { reveal, secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import { isJsonObject, valueAt } from '../json.js'
import { standardMember } from '../newVendor/vocabulary.js'

const bearer: Token = { accessToken: secret('fake-access-token'), tokenType: 'Bearer' }

/** Writes a token as plain JSON; empty if the codec refuses it. */
const written = (codec: AnyTokenCodec, token: Token): JsonObject => {
  const result = codec.write(token)
  const value: unknown = result._tag === 'Left' ? {} : JSON.parse(JSON.stringify(result.right.value))
  return isJsonObject(value) ? (value as JsonObject) : {}
}

/** Returns the smallest response that the codec writes: an access token, its type and the constants. */
export const smallestResponse = (codec: AnyTokenCodec): JsonObject => written(codec, bearer)

/** Returns the token member at a path of the codec's response. */
export const rowAt = (codec: AnyTokenCodec, path: readonly string[]): TokenMember | undefined =>
  (Object.keys(codec.fields) as readonly TokenMember[]).find((member) => {
    const place = codec.fields[member] ?? []
    const names = typeof place === 'string' ? [place] : place
    return names.length === path.length && names.every((name, index) => name === path[index])
  })

/** True if the object at a path contains token members. */
export const hasRowsBelow = (codec: AnyTokenCodec, path: readonly string[]): boolean =>
  Object.values(codec.fields).some(
    (place) =>
      typeof place === 'object' && place.length > path.length && path.every((name, index) => name === place[index]),
  )

const unsealed = (member: TokenMember): Json => {
  const { type, example } = memberTable[member]
  if (type === 'token') return 'fake-token'
  if (type === 'authorizationDetails') return [{ type: 'fake' }]
  if (type === 'scope') return (example as readonly string[]).join(' ')
  return type === 'lifetime' || type === 'instant' ? Number(example) : String(example)
}

/** A member's kind, and a value that the codec itself would write there. */
export interface OwnValue {
  readonly member: TokenMember | undefined
  readonly value: Json | undefined
}

/** Returns a value of a member in the codec's own form; for unknown members, in the standard's form. */
export const ownValueAt = (codec: AnyTokenCodec, path: readonly string[]): OwnValue => {
  const row = rowAt(codec, path)
  const token = row === undefined ? bearer : { ...bearer, [row]: memberTable[row].example }
  const value = valueAt(written(codec, row === 'accessToken' || row === 'tokenType' ? bearer : token), path)
  const member = row ?? (value === undefined ? standardMember(path.at(-1) ?? '') : undefined)
  return { member, value: value ?? (member === undefined ? undefined : unsealed(member)) }
}

/** Returns the members that the codec read without knowing them. */
export const keptMembers = ({ id }: AnyTokenCodec, { extensions = {} }: Token): JsonObject => {
  const kept = Object.hasOwn(extensions, id) ? extensions[id] : undefined
  return kept === undefined ? {} : reveal(kept)
}
