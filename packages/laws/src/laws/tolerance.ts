import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, JsonObject, Note } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { notesOfWriting } from './notes.js'
import { quotedNames } from './quotedNames.js'
import { decode, encode, read, throughJson } from './throughJson.js'
import { derivedMembers } from './tokenMembers.js'
import { unnotedChange } from './unnotedChange.js'
import type { WireEntry, WirePath } from './wireMembers.js'
import { entriesOf, isKnown, leadsTo, nameOf, pathOf, shapeOf, valueAt, withValue, withValues } from './wireMembers.js'

/** Tells whether an extra is where the vendor's errors have their code, too. */
const isErrorOf = (codec: AnyTokenCodec, path: WirePath, value: unknown): boolean => {
  if (!codec.extras.includes(nameOf(path))) return false
  const result = read(codec, withValue({}, path, value))
  return result._tag === 'Left' && result.left._tag === 'OAuthError'
}

/** The members, through JSON text, that do not decide whether a response holds a token. */
export const indecisiveMembers = (codec: AnyTokenCodec, members: JsonObject): readonly WireEntry[] => {
  const { decisive } = shapeOf(codec)
  const entries = entriesOf(codec, throughJson(members) as JsonObject)
  const isDecisive = ([path, value]: WireEntry): boolean =>
    decisive.some((member) => leadsTo(path, member)) || isErrorOf(codec, path, value)
  return entries.filter((entry) => !isDecisive(entry))
}

/** A value of `error` that says nothing makes the codec refuse a response. */
export const emptyErrorIsRefused = (codec: AnyTokenCodec, response: object): Breach => {
  const refused = [null, '', false, 0, {}, []].find((error) => decode(codec, { ...response, error }) === undefined)
  return refused === undefined
    ? undefined
    : `an \`error\` that is ${JSON.stringify(refused)} makes it refuse a response, although it says that there is no error`
}

/** The breach of a codec that refuses a response because of these members. */
export const membersAreRefused = (codec: AnyTokenCodec, response: object, members: readonly WireEntry[]): Breach => {
  const isRefused = (added: readonly WireEntry[]): boolean =>
    [undefined, { receivedAt: 1_700_000_000 }].some(
      (options) => read(codec, withValues(response, added), options)._tag === 'Left',
    )
  if (!isRefused(members)) return undefined
  const [path] = members.find((member) => isRefused([member])) ?? []
  const isOptional = path !== undefined && isKnown(codec, path)
  return `${isOptional ? `a value of \`${nameOf(path)}\`, which is optional, makes` : 'unknown members make'} it refuse a response that it reads without them`
}

/** A member that is added to a response comes back neither verbatim nor with a note. */
export const membersAreLost = (codec: AnyTokenCodec, response: object, members: readonly WireEntry[]): Breach => {
  const came = withValues(response, members)
  const result = read(codec, throughJson(came))
  if (result._tag === 'Left') return undefined
  const { notes, token } = result.right
  const written = encode(codec, token)
  const isChanged = (path: WirePath): boolean => !isDeepStrictEqual(valueAt(written, path), valueAt(came, path))
  const unknown = members.map(([path]) => path).filter((path) => !isKnown(codec, path))
  const changed = unknown.filter(isChanged)
  if (changed.length > 0) return `${changed.length} of ${unknown.length} unknown members did not come back as they came`
  // The issue time, and an instant, may follow from the members that the response has beside it.
  const derived = derivedMembers(codec).filter((member) =>
    [member, member.replace(/At$/, 'In')].some((name) => Object.hasOwn(token, name)),
  )
  const isKept = ({ action, member }: Note): boolean => action === 'moved' && !derived.includes(member)
  const moved = notes.filter(isKept).map(({ member }) => pathOf(codec, member) ?? [member])
  const lost = moved.filter(isChanged)
  if (lost.length > 0) return `${quotedNames(lost.map(nameOf))} came back changed, and a note says that it was moved`
  return unnotedChange(
    codec,
    { response: came, written, notes: [...notes, ...(notesOfWriting(codec, token) ?? [])] },
    members.map(([path]) => path),
  )
}
