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

/** True if the codec reads this extra as an error. */
const isErrorOf = (codec: AnyTokenCodec, path: WirePath, value: unknown): boolean => {
  if (!codec.extras.includes(nameOf(path))) return false
  const result = read(codec, withValue({}, path, value))
  return result._tag === 'Left' && result.left._tag === 'OAuthError'
}

/** Drops members that decide whether a response is a token. */
export const indecisiveMembers = (codec: AnyTokenCodec, members: JsonObject): readonly WireEntry[] => {
  const { decisive } = shapeOf(codec)
  const entries = entriesOf(codec, throughJson(members) as JsonObject)
  const isDecisive = ([path, value]: WireEntry): boolean =>
    decisive.some((member) => leadsTo(path, member)) || isErrorOf(codec, path, value)
  return entries.filter((entry) => !isDecisive(entry))
}

/** Finds an empty value of `error` that makes the codec reject a response. */
export const emptyErrorIsRejected = (codec: AnyTokenCodec, response: object): Breach => {
  const rejected = [null, '', false, 0, {}, []].find((error) => decode(codec, { ...response, error }) === undefined)
  return rejected === undefined
    ? undefined
    : `it rejects a response whose \`error\` is ${JSON.stringify(rejected)}, which is not an error`
}

const rejectionBy = (codec: AnyTokenCodec, response: object, members: readonly WireEntry[]): string => {
  const [path] = members.find((member) => decode(codec, withValues(response, [member])) === undefined) ?? []
  const isOptional = path !== undefined && isKnown(codec, path)
  return `it rejects a response because of ${isOptional ? `the optional member \`${nameOf(path)}\`` : 'unknown members'}`
}

/** Finds a member that makes `read` with `receivedAt` reject a response. */
export const membersAreRejected = (codec: AnyTokenCodec, response: object, members: readonly WireEntry[]): Breach =>
  read(codec, withValues(response, members), { receivedAt: 1_700_000_000 })._tag === 'Right'
    ? undefined
    : rejectionBy(codec, response, members)

/** Finds an added member that is neither written back verbatim nor noted. */
export const membersAreLost = (codec: AnyTokenCodec, response: object, members: readonly WireEntry[]): Breach => {
  const received = withValues(response, members)
  const result = read(codec, throughJson(received))
  if (result._tag === 'Left') return rejectionBy(codec, response, members)
  const { notes, token } = result.right
  const written = encode(codec, token)
  const isChanged = (path: WirePath): boolean => !isDeepStrictEqual(valueAt(written, path), valueAt(received, path))
  const unknown = members.map(([path]) => path).filter((path) => !isKnown(codec, path))
  const changed = unknown.filter(isChanged)
  if (changed.length > 0)
    return `${changed.length} of ${unknown.length} unknown members changed when the response was written back`
  // The issue time and an instant may be derived from other members of the response.
  const derived = derivedMembers(codec).filter((member) =>
    [member, member.replace(/At$/, 'In')].some((name) => Object.hasOwn(token, name)),
  )
  const isKept = ({ action, member }: Note): boolean => action === 'moved' && !derived.includes(member)
  const moved = notes.filter(isKept).map(({ member }) => pathOf(codec, member) ?? [member])
  const lost = moved.filter(isChanged)
  if (lost.length > 0)
    return `${quotedNames(lost.map(nameOf))} changed when the response was written back, despite a \`moved\` note`
  return unnotedChange(
    codec,
    { response: received, written, notes: [...notes, ...(notesOfWriting(codec, token) ?? [])] },
    members.map(([path]) => path),
  )
}
