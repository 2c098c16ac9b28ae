import { tokenMembers } from '../../members/index.js'
import type { Place } from '../../report/places.js'
import { wholeInput } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { SplitMembers } from '../containers.js'
import { checkExtensions } from '../extensions.js'
import { splitMembers } from '../splitMembers.js'
import { rowOf } from '../table.js'
import type { ClearToken, Values } from '../values.js'
import { expiryIndexes, extensionsIndex, memberIndexes } from '../values.js'

const places = tokenMembers.map((member) => rowOf(member, [member]))

/** A token's member names, for `splitMembers`. */
const tokenNames = {
  containers: undefined,
  indexes: new Map<string, number>([...Object.entries(memberIndexes), ['extensions', extensionsIndex]]),
}

/**
 * Copies a token and checks its invariants; problems go into the report. Reads each member once, so that the checked
 * value is the written one. Throws if a proxy or a fake secret in the token throws.
 */
const checkMembers = ({ known, unknown }: SplitMembers, report: Report): ClearToken | undefined => {
  const values = known as Values
  for (const place of places) {
    const { index, type, member, isRequired } = place
    const value = known[index]
    // A member set to `undefined` is a problem: absent members must be missing.
    if (value !== undefined || (unknown !== undefined && member in unknown))
      values[index] = type.check(value, report, place)
    else if (isRequired) report.refuse('missing', place, type.expected, value)
  }
  for (const [lifetime, instant] of expiryIndexes) {
    if (values[lifetime] === undefined || values[instant] === undefined) continue
    const [one, other] = [places[lifetime] as Place, places[instant] as Place]
    report.refuse('second-expiry', other, `either ${one.name} or ${other.name}`, values[instant])
  }
  const extensions = known[extensionsIndex]
  if (extensions !== undefined || (unknown !== undefined && 'extensions' in unknown))
    values[extensionsIndex] = checkExtensions(extensions, report)
  return report.isRefused ? undefined : { values, unknown }
}

/** Returns a token's clear values, or `undefined` with issues in the report. Never throws. */
export const checkToken = (token: unknown, report: Report): ClearToken | undefined => {
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
