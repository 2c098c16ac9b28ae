import { tokenMembers } from '../members/index.js'
import { setOwn } from '../token/objects.js'
import type { Token, TokenMember } from '../token/Token.js'

// Inside this package the members of a token stand in an array, each at an index that is the same for every codec: a number
// finds it sooner than a name does.

export const memberIndexes: Readonly<Record<TokenMember, number>> = Object.fromEntries(
  tokenMembers.map((member, index) => [member, index]),
) as Record<TokenMember, number>

export const issuedAtIndex: number = memberIndexes.issuedAt
export const extensionsIndex: number = tokenMembers.length
export const errorIndex: number = extensionsIndex + 1
export const versionIndex: number = errorIndex + 1

/** A value for every index, all of them absent: to be copied. */
export const noValues: readonly undefined[] = Array.from({ length: versionIndex + 1 }, () => undefined)

/** A token under construction. */
type Draft = { -readonly [Member in keyof Token]?: Token[Member] }

/**
 * The present values as a token with some of the optional members, in one order, so that all tokens share a few hidden classes. Plain assignment would throw
 * where somebody made a member of `Object.prototype` read-only.
 */
export const draftOf = (values: readonly unknown[], optionalMembers: readonly TokenMember[]): Draft => {
  const draft: Draft = {
    accessToken: values[memberIndexes.accessToken] as Token['accessToken'],
    tokenType: values[memberIndexes.tokenType] as Token['tokenType'],
  }
  for (const member of optionalMembers) {
    const value = values[memberIndexes[member]]
    if (value !== undefined) setOwn(draft, member, value)
  }
  return draft
}
