import { expiryPairs, members, requiredMembers, tokenMembers } from '../../members/index.js'
import { wholeInput } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { Json } from '../../token/json.js'
import type { TokenMember } from '../../token/Token.js'
import type { SplitMembers } from '../containers.js'
import { checkExtensions } from '../extensions.js'
import type { RevealedExtensions, RevealedToken } from '../RevealedToken.js'
import { splitMembers } from '../splitMembers.js'
import { extensionsIndex, memberIndexes, noValues } from '../values.js'

const placeFor = (member: TokenMember) => ({
  member,
  name: member,
  path: [member],
  index: memberIndexes[member],
  type: members[member].type,
})
const places = tokenMembers.map(placeFor)
const expiryPlaces = expiryPairs.map(([lifetime, instant]) => ({
  lifetime: placeFor(lifetime),
  instant: placeFor(instant),
}))
const requiredPlaces = requiredMembers.map(placeFor)

/** A token's member names, for `splitMembers`. */
const tokenNames = {
  containers: undefined,
  indexes: new Map([
    ...places.map(({ member, index }) => [member, index] as const),
    ['extensions', extensionsIndex] as const,
  ]),
}

const noExtensions: RevealedExtensions = new Map()

/**
 * Copies a token and checks its invariants; problems go into the report. Reads each member once, so that the checked
 * value is the written one. Throws if a proxy or a fake secret in the token throws.
 */
const checkMembers = ({ known, unknown }: SplitMembers, report: Report): RevealedToken | undefined => {
  const values: (Json | undefined)[] = noValues.slice()
  // A member set to `undefined` is a problem: absent members must be missing.
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
  for (const { lifetime, instant } of expiryPlaces) {
    const expiry = values[instant.index]
    if (expiry === undefined || values[lifetime.index] === undefined) continue
    report.refuse('second-expiry', instant, `either ${lifetime.name} or ${instant.name}`, expiry)
  }
  const extensions = known[extensionsIndex]
  const hasExtensions = extensions !== undefined || isUndefined('extensions')
  const revealed = hasExtensions ? checkExtensions(extensions, report) : noExtensions
  return report.isRefused ? undefined : { values, extensions: revealed, unknown }
}

/** Returns a checked copy of a token, or `undefined` with issues in the report. Never throws. */
export const checkToken = (token: unknown, report: Report): RevealedToken | undefined => {
  const split = splitMembers(token, tokenNames)
  if (split !== undefined) {
    try {
      return checkMembers(split, report)
    } catch {
      // Only a proxy or a fake secret throws, so this is not a token.
    }
  }
  return report.refuse('not-token', wholeInput, 'a token', token)
}
