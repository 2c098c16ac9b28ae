import { tokenMembers } from './kinds/index.js'
import type { Token, TokenMember } from './Token.js'

// Inside this package the members of a token stand in an array, each in a slot that is the same for every codec: a number
// finds it sooner than a name does.

export const slots: Readonly<Record<TokenMember, number>> = Object.fromEntries(
  tokenMembers.map((member, slot) => [member, slot]),
) as Record<TokenMember, number>

export const extensionsSlot: number = tokenMembers.length
export const errorSlot: number = extensionsSlot + 1
export const versionSlot: number = errorSlot + 1

/** Every slot, and nothing in it: to be copied. */
export const emptySlots: readonly undefined[] = Array.from({ length: versionSlot + 1 }, () => undefined)

/** A token under construction. */
type Draft = { -readonly [Member in keyof Token]?: Token[Member] }

/**
 * What is there, as a token. Written out, because members that are set by name, and for every vendor in the same order,
 * take a third of the time, and all tokens then are of few hidden classes, whoever sent them.
 */
export const draftOf = (values: readonly unknown[]): Draft => {
  const draft = { accessToken: values[slots.accessToken], tokenType: values[slots.tokenType] } as Draft
  const expiresIn = values[slots.expiresIn] as Token['expiresIn']
  const issuedAt = values[slots.issuedAt] as Token['issuedAt']
  const scope = values[slots.scope] as Token['scope']
  const refreshToken = values[slots.refreshToken] as Token['refreshToken']
  const refreshTokenExpiresIn = values[slots.refreshTokenExpiresIn] as Token['refreshTokenExpiresIn']
  const refreshTokenScope = values[slots.refreshTokenScope] as Token['refreshTokenScope']
  const idToken = values[slots.idToken] as Token['idToken']
  const issuedTokenType = values[slots.issuedTokenType] as Token['issuedTokenType']
  const authorizationDetails = values[slots.authorizationDetails] as Token['authorizationDetails']
  if (expiresIn !== undefined) draft.expiresIn = expiresIn
  if (issuedAt !== undefined) draft.issuedAt = issuedAt
  if (scope !== undefined) draft.scope = scope
  if (refreshToken !== undefined) draft.refreshToken = refreshToken
  if (refreshTokenExpiresIn !== undefined) draft.refreshTokenExpiresIn = refreshTokenExpiresIn
  if (refreshTokenScope !== undefined) draft.refreshTokenScope = refreshTokenScope
  if (idToken !== undefined) draft.idToken = idToken
  if (issuedTokenType !== undefined) draft.issuedTokenType = issuedTokenType
  if (authorizationDetails !== undefined) draft.authorizationDetails = authorizationDetails
  return draft
}
