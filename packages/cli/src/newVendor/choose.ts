import { RefusedError } from '../Streams.js'
import type { DocumentedMember, DocumentedResponse } from '../source/Source.js'
import { placeText } from '../source/Source.js'
import { mayBeToken, standardMember } from './vocabulary.js'

/** The place that the user names on the command line. */
export interface Pin {
  readonly operation?: string
  readonly heading?: string
}

const flat = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

const isPinned =
  ({ operation, heading }: Pin) =>
  ({ place }: DocumentedResponse): boolean => {
    if ('operation' in place) return operation === undefined || flat(place.operation) === flat(operation)
    return heading === undefined || place.headings.some((text) => flat(text) === flat(heading))
  }

const holds = (members: readonly DocumentedMember[], test: (name: string) => boolean): boolean =>
  members.some(({ name, members: inner = [] }) => test(name) || holds(inner, test))

/** True if a response has an access token by its standard name, at any depth. */
export const hasAccessToken = ({ members }: DocumentedResponse): boolean =>
  holds(members, (name) => standardMember(name) === 'accessToken')

const listed = (responses: readonly DocumentedResponse[]): string => {
  const places = responses.slice(0, 12).map(({ place }) => `\n  ${placeText(place)}`)
  return `${places.join('')}${responses.length > places.length ? '\n  …' : ''}`
}

/** Chooses the response that contains the token. Throws a `RefusedError` that lists the places if that is a guess. */
export const choose = (responses: readonly DocumentedResponse[], pin: Pin): DocumentedResponse => {
  const flag =
    pin.operation !== undefined || responses.some(({ place }) => 'operation' in place) ? 'operation' : 'heading'
  const pinned = responses.filter(isPinned(pin))
  const isGiven = pin[flag] !== undefined
  if (isGiven && pinned.length === 0)
    throw new RefusedError(`--${flag}: expected one of these places:${listed(responses)}`)
  const standard = pinned.filter(hasAccessToken)
  const possible = pinned.filter(({ members }) => holds(members, mayBeToken))
  const candidates = standard.length > 0 ? standard : isGiven && pinned.length === 1 ? pinned : possible
  const [only, ...others] = candidates
  if (only === undefined)
    throw new RefusedError(
      `no documented response with an access token; choose one by --${flag}:${listed(responses) || ' the documentation has no members'}`,
    )
  if (others.length > 0)
    throw new RefusedError(
      `several documented responses have an access token; choose one by --${flag}:${listed(candidates)}`,
    )
  return only
}
