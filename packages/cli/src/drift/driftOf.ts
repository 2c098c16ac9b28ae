import type { AnyTokenCodec } from '@token-codecs/core'
import { hasAccessToken } from '../newVendor/choose.js'
import { shownName } from '../shown.js'
import type { DocumentedResponse } from '../source/Source.js'
import { placeText } from '../source/Source.js'
import type { RecordedSource } from '../source/SourceFile.js'
import { compare } from './compare.js'
import { contradictions } from './contradictions.js'
import type { Finding } from './Finding.js'
import { responseAt } from './responseAt.js'

/** Returns the finding for a page without the recorded place. */
const vanished = ({ place }: RecordedSource, responses: readonly DocumentedResponse[]): Finding => {
  const others = responses.filter(hasAccessToken).length
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
  if (found === undefined) return [vanished(recorded, responses)]
  return [...compare(codec, recorded.members, found.members), ...contradictions(recorded, found.members)]
}
