import { tokenMembers } from '../members/index.js'
import { setOwn } from '../token/objects.js'
import type { Token, TokenMember } from '../token/Token.js'

// Inside this package, a token's values are in an array, because access by index is faster than by name. A member has
// the same index in every codec.

export const memberIndexes: Readonly<Record<TokenMember, number>> = Object.fromEntries(
  tokenMembers.map((member, index) => [member, index]),
) as Record<TokenMember, number>

export const issuedAtIndex: number = memberIndexes.issuedAt
export const extensionsIndex: number = tokenMembers.length
export const errorIndex: number = extensionsIndex + 1
export const versionIndex: number = errorIndex + 1

/** An array of absent values, one per index. Copy it before use. */
export const noValues: readonly undefined[] = Array.from({ length: versionIndex + 1 }, () => undefined)

/** A token under construction. */
type Draft = { -readonly [Member in keyof Token]?: Token[Member] }

/**
 * Builds a token from the present values. Always adds members in the same order, so that tokens share a few hidden
 * classes. Uses `setOwn`, because plain assignment throws if `Object.prototype` has a read-only member of that name.
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
