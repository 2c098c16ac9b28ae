import { setOwn } from '../token/json.js'
import type { Token, TokenMember } from '../token/Token.js'
import { tokenMembers } from './index.js'

// Inside this package the members of a token stand in an array, each in a slot that is the same for every codec: a number
// finds it sooner than a name does.

export const slots: Readonly<Record<TokenMember, number>> = Object.fromEntries(
  tokenMembers.map((member, slot) => [member, slot]),
) as Record<TokenMember, number>

export const extensionsSlot: number = tokenMembers.length
export const errorSlot: number = extensionsSlot + 1
export const versionSlot: number = errorSlot + 1

/** Every slot, empty: to be copied. */
export const emptySlots: readonly undefined[] = Array.from({ length: versionSlot + 1 }, () => undefined)

const optionalMembers = tokenMembers.filter((member) => member !== 'accessToken' && member !== 'tokenType')

/** A token under construction. */
type Draft = { -readonly [Member in keyof Token]?: Token[Member] }

/**
 * The present values as a token, in one order, so that all tokens share a few hidden classes. Plain assignment would throw
 * where somebody made a member of `Object.prototype` read-only.
 */
export const draftOf = (values: readonly unknown[]): Draft => {
  const draft: Draft = {
    accessToken: values[slots.accessToken] as Token['accessToken'],
    tokenType: values[slots.tokenType] as Token['tokenType'],
  }
  for (const member of optionalMembers) {
    const value = values[slots[member]]
    if (value !== undefined) setOwn(draft, member, value)
  }
  return draft
}
