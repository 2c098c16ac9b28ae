import { members, requiredMembers, tokenMembers } from '../../members/index.js'
import { extensionsIndex, indexOf, noValues } from '../../members/values.js'
import { placeOf, wholeInput } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { Json } from '../../token/json.js'
import { checkExtensions } from '../extensions.js'
import type { RevealedExtensions, RevealedToken } from '../RevealedToken.js'
import type { SortedMembers } from '../sortMembers.js'
import { sortMembers } from '../sortMembers.js'

const places = tokenMembers.map((member) => ({
  ...placeOf(member),
  index: indexOf[member],
  type: members[member].type,
}))
const requiredPlaces = places.filter(({ member }) => requiredMembers.some((required) => required === member))

const indexes: ReadonlyMap<string, number> = new Map([
  ...places.map(({ member, index }) => [member, index] as const),
  ['extensions', extensionsIndex],
])

const noExtensions: RevealedExtensions = new Map()

/**
 * Checks every invariant of a token and copies it; problems go into the report. Reads each member once, so that the checked
 * value is the written one. May throw where a token's own secret throws, which the caller handles.
 */
const checkMembers = ({ known, unknown }: SortedMembers, report: Report): RevealedToken | undefined => {
  const values: (Json | undefined)[] = noValues.slice()
  // Absent members are absent, never `undefined`.
  const isUndefined = (member: string): boolean => unknown.some(([name]) => name === member)
  for (const place of places) {
    const { index, type, name } = place
    const value = known[index]
    if (value !== undefined || (unknown.length > 0 && isUndefined(name))) {
      values[index] = type.check(value, report, place)
    }
  }
  for (const place of requiredPlaces) {
    const { index, type, name } = place
    if (known[index] === undefined && !isUndefined(name)) report.refuse('missing', place, type.expected, undefined)
  }
  const extensions = known[extensionsIndex]
  const hasExtensions = extensions !== undefined || isUndefined('extensions')
  const revealed = hasExtensions ? checkExtensions(extensions, report) : noExtensions
  return report.isRefused ? undefined : { values, extensions: revealed, unknown }
}

/** The checked copy of a token, or `undefined` and issues in the report. Never throws. */
export const checkToken = (token: unknown, report: Report): RevealedToken | undefined => {
  const sorted = sortMembers(token, indexes)
  if (sorted !== undefined) {
    try {
      return checkMembers(sorted, report)
    } catch {
      // Only an object that poses as a secret, or a proxy, throws when it is looked at: it is not a token.
    }
  }
  return report.refuse('not-token', wholeInput, 'a token', token)
}
