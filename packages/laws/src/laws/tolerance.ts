import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, JsonObject } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { notesOfWriting } from './notes.js'
import { quotedNames } from './quotedNames.js'
import { decode, encode, read, throughJson } from './throughJson.js'
import { unnotedChange } from './unnotedChange.js'
import { knownNames, ownValue, wireName, withMembers } from './wireMembers.js'

type Members = readonly (readonly [name: string, value: Json])[]

/** The members, through JSON text, that do not decide whether a response holds a token. */
export const indecisiveMembers = (codec: AnyTokenCodec, members: JsonObject): Members => {
  const decisive = new Set([codec.fields.accessToken, codec.fields.tokenType, 'error', 'v'])
  return Object.entries(throughJson(members) as JsonObject).filter(([name]) => !decisive.has(name))
}

/** A value of `error` that says nothing makes the codec refuse a response. */
export const emptyErrorIsRefused = (codec: AnyTokenCodec, response: object): Breach => {
  const refused = [null, '', false, 0, {}, []].find((error) => decode(codec, { ...response, error }) === undefined)
  return refused === undefined
    ? undefined
    : `an \`error\` that is ${JSON.stringify(refused)} makes it refuse a response, although it says that there is no error`
}

/** The breach of a codec that refuses a response because of these members. */
export const membersAreRefused = (codec: AnyTokenCodec, response: object, members: Members): Breach => {
  if (read(codec, withMembers(response, members))._tag === 'Right') return undefined
  const [name] = members.find((member) => decode(codec, withMembers(response, [member])) === undefined) ?? []
  const isOptional = name !== undefined && knownNames(codec).has(name)
  return `${isOptional ? `a value of \`${name}\`, which is optional, makes` : 'unknown members make'} it refuse a response that it reads without them`
}

/** A member that is added to a response comes back neither verbatim nor with a note. */
export const membersAreLost = (codec: AnyTokenCodec, response: object, members: Members): Breach => {
  const came = withMembers(response, members)
  const result = read(codec, throughJson(came))
  if (result._tag === 'Left') return undefined
  const { notes, token } = result.right
  const written = encode(codec, token)
  const isChanged = (name: string): boolean => !isDeepStrictEqual(ownValue(written, name), ownValue(came, name))
  const known = knownNames(codec)
  const unknown = members.map(([name]) => name).filter((name) => !known.has(name))
  const changed = unknown.filter(isChanged)
  if (changed.length > 0) return `${changed.length} of ${unknown.length} unknown members did not come back as they came`
  const moved = notes.filter(({ action }) => action === 'moved').map(({ member }) => wireName(codec, member))
  const lost = moved.filter(isChanged)
  if (lost.length > 0) return `${quotedNames(lost)} came back changed, and a note says that it was moved`
  return unnotedChange(
    codec,
    { response: came, written, notes: [...notes, ...(notesOfWriting(codec, token) ?? [])] },
    members.map(([name]) => name),
  )
}
