import { RefusedError } from '../Streams.js'
import { shownName } from '../shown.js'
import type { DocumentedMember, DocumentedResponse, Place } from '../source/Source.js'
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

type Holds = (members: readonly DocumentedMember[]) => boolean

/** Tells if a name is among members, at any depth. Remembers each list, because responses share nested ones. */
const holdsBy = (test: (name: string) => boolean): Holds => {
  const known = new WeakMap<readonly DocumentedMember[], boolean>()
  const holds: Holds = (members) => {
    const before = known.get(members)
    if (before !== undefined) return before
    const found = members.some(({ name, members: inner = [] }) => test(name) || holds(inner))
    known.set(members, found)
    return found
  }
  return holds
}

const holdsAccessToken = holdsBy((name) => standardMember(name) === 'accessToken')
const holdsPossibleToken = holdsBy(mayBeToken)

/** True if a response has an access token by its standard name, at any depth. */
export const hasAccessToken = ({ members }: DocumentedResponse): boolean => holdsAccessToken(members)

/** The facts that a codec depends on. */
const factsOf = ({ members }: DocumentedResponse): string =>
  JSON.stringify(members, (name, value) => (name === 'description' || name === 'example' ? undefined : value))

const isPost = ({ place }: DocumentedResponse): boolean => 'operation' in place && /^post /i.test(place.operation)

const standardNames = ({ members }: DocumentedResponse): number =>
  members.filter(({ name }) => standardMember(name) !== undefined).length

/** Narrows candidates to the only one, if the others are the same or less likely. */
const narrowed = (candidates: readonly DocumentedResponse[]): readonly DocumentedResponse[] => {
  const [first, ...others] = candidates
  if (first === undefined) return []
  if (others.every((other) => factsOf(other) === factsOf(first))) return [first]
  // RFC 6749 §3.2: token requests use POST.
  const posts = candidates.filter(isPost)
  if (posts.length === 1) return posts
  if (candidates.some(hasAccessToken)) return candidates
  const most = candidates.reduce((best, { members, place }) => Math.max(best, standardNames({ members, place })), 1)
  const best = candidates.filter((candidate) => standardNames(candidate) === most)
  return best.length === 1 ? best : candidates
}

const MAX_LISTED = 12

const shownPlace = (place: Place): string =>
  'operation' in place ? shownName(place.operation) : placeText({ headings: place.headings.map(shownName) })

const listed = (responses: readonly DocumentedResponse[]): string => {
  const places = responses.slice(0, MAX_LISTED).map(({ place }) => `\n  ${shownPlace(place)}`)
  return `${places.join('')}${responses.length > MAX_LISTED ? '\n  …' : ''}`
}

/** Chooses the response that contains the token. Throws a `RefusedError` that lists the places if that is a guess. */
export const choose = (responses: readonly DocumentedResponse[], pin: Pin): DocumentedResponse => {
  if (responses.length === 0) throw new RefusedError('the documentation has no members: expected a table or a schema')
  const flag = responses.some(({ place }) => 'operation' in place) ? 'operation' : 'heading'
  const pinned = responses.filter(isPinned(pin))
  if (pinned.length === 0) throw new RefusedError(`--${flag}: expected one of these places:${listed(responses)}`)
  const standard = pinned.filter(hasAccessToken)
  const possible = pinned.filter(({ members }) => holdsPossibleToken(members))
  const likely = standard.length > 0 ? standard : possible
  const [only, ...others] = pinned.length === 1 ? pinned : narrowed(likely)
  if (only === undefined)
    throw new RefusedError(`no documented response has an access token; choose one by --${flag}:${listed(responses)}`)
  if (others.length > 0)
    throw new RefusedError(`several responses may have the access token; choose one by --${flag}:${listed(likely)}`)
  return only
}
