import type { AnyTokenCodec } from '@token-codecs/core'
import { standardMember } from '../newVendor/vocabulary.js'
import type { DocumentedMember, DocumentedResponse } from '../source/Source.js'
import { placeText } from '../source/Source.js'
import type { RecordedSource } from '../source/SourceFile.js'
import { compare } from './compare.js'
import type { Finding } from './Finding.js'
import { responseAt } from './responseAt.js'
import { shownName } from './words.js'

const MAX_DEPTH = 5

const hasMember = (
  members: readonly DocumentedMember[],
  holds: (name: string) => boolean,
  depth: number = 0,
): boolean =>
  members.some(
    ({ name, members: inner }) =>
      holds(name) || (inner !== undefined && depth < MAX_DEPTH && hasMember(inner, holds, depth + 1)),
  )

/** Returns the finding for a page without the recorded place. */
const vanished = (
  { fields }: AnyTokenCodec,
  { place }: RecordedSource,
  responses: readonly DocumentedResponse[],
): Finding => {
  const own = typeof fields.accessToken === 'object' ? fields.accessToken.at(-1) : fields.accessToken
  const isAccessToken = (name: string): boolean => name === own || standardMember(name) === 'accessToken'
  const others = responses.filter(({ members }) => hasMember(members, isAccessToken)).length
  const [kind, flag] = 'operation' in place ? ['operation', '--operation'] : ['table', '--heading']
  const change = `the recorded ${kind} ${shownName(placeText(place))} is not in the source, or has no members`
  const count = `responses elsewhere in it with an access token: ${others}`
  const advice = `to record another, run new-vendor again with ${flag}`
  return { member: '', meaning: 'gone', message: `gone: ${change}; ${count}; ${advice}` }
}

/** Compares the response at the recorded place with the recorded one. A vanished place is a finding, too. */
export const driftOf = (
  codec: AnyTokenCodec,
  recorded: RecordedSource,
  responses: readonly DocumentedResponse[],
): readonly Finding[] => {
  const found = responseAt(recorded, responses)
  if (found === undefined) return [vanished(codec, recorded, responses)]
  return compare(codec, recorded.members, found.members)
}
