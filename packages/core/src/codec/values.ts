import { expiryPairs, members, tokenMembers } from '../members/index.js'
import type { Json, JsonObject } from '../token/json.js'
import { bareObject, setOwn } from '../token/objects.js'
import { secret, tokenSecret } from '../token/Secret.js'
import type { Token, TokenMember } from '../token/Token.js'

// Inside this package, a token's clear values are in an array, because access by index is faster than by name. A member
// has the same index in every codec. Values never leave the package.

/** Members that have no row. Inherits nothing, so that `in` finds only them. */
export interface UnknownMembers {
  [name: string]: unknown
}

/** Clear values of a token, by index. Its extensions are one value, an object of codec ids and their data. */
export type Values = (Json | undefined)[]

/** A token's clear values, and the members that this version does not know, unchanged. */
export interface ClearToken {
  readonly values: Values
  readonly unknown: UnknownMembers | undefined
}

export const memberIndexes: Readonly<Record<TokenMember, number>> = Object.fromEntries(
  tokenMembers.map((member, index) => [member, index]),
) as Record<TokenMember, number>

/** The indexes of each lifetime and its instant. */
export const expiryIndexes: readonly (readonly [lifetime: number, instant: number])[] = expiryPairs.map(
  ([lifetime, instant]) => [memberIndexes[lifetime], memberIndexes[instant]],
)

export const issuedAtIndex: number = memberIndexes.issuedAt
export const extensionsIndex: number = tokenMembers.length
export const errorIndex: number = extensionsIndex + 1
export const versionIndex: number = errorIndex + 1

/** An array of absent values, one per index. Copy it before use. */
export const noValues: readonly undefined[] = Array.from({ length: versionIndex + 1 }, () => undefined)

type Draft = { -readonly [Member in keyof Token]?: unknown }

const sealExtensions = (clear: Json): object => {
  const extensions = {}
  for (const id of Object.keys(clear as JsonObject)) setOwn(extensions, id, secret((clear as JsonObject)[id]))
  return extensions
}

/**
 * Sets members by their names, because engines do that several times faster than in a loop over the table. A member
 * that is missing here is set by `tokenOf`.
 */
const setNamed = (draft: Draft, values: Values): Draft => {
  const at = memberIndexes
  const expiresIn = values[at.expiresIn]
  const expiresAt = values[at.expiresAt]
  const issuedAt = values[at.issuedAt]
  const scope = values[at.scope]
  const refreshToken = values[at.refreshToken]
  const refreshTokenExpiresIn = values[at.refreshTokenExpiresIn]
  const refreshTokenExpiresAt = values[at.refreshTokenExpiresAt]
  const refreshTokenScope = values[at.refreshTokenScope]
  const idToken = values[at.idToken]
  const issuedTokenType = values[at.issuedTokenType]
  const authorizationDetails = values[at.authorizationDetails]
  draft.accessToken = tokenSecret(values[at.accessToken] as string)
  draft.tokenType = values[at.tokenType]
  if (expiresIn !== undefined) draft.expiresIn = expiresIn
  if (expiresAt !== undefined) draft.expiresAt = expiresAt
  if (issuedAt !== undefined) draft.issuedAt = issuedAt
  if (scope !== undefined) draft.scope = scope
  if (refreshToken !== undefined) draft.refreshToken = tokenSecret(refreshToken as string)
  if (refreshTokenExpiresIn !== undefined) draft.refreshTokenExpiresIn = refreshTokenExpiresIn
  if (refreshTokenExpiresAt !== undefined) draft.refreshTokenExpiresAt = refreshTokenExpiresAt
  if (refreshTokenScope !== undefined) draft.refreshTokenScope = refreshTokenScope
  if (idToken !== undefined) draft.idToken = tokenSecret(idToken as string)
  if (issuedTokenType !== undefined) draft.issuedTokenType = issuedTokenType
  if (authorizationDetails !== undefined) draft.authorizationDetails = secret(authorizationDetails)
  return draft
}

const namedMembers = setNamed(
  bareObject(),
  tokenMembers.map(() => ''),
)
const otherMembers = tokenMembers.filter((member) => !(member in namedMembers))

/** Builds a token from its values. */
export const tokenOf = (values: Values): Token => {
  const draft = setNamed(bareObject(), values)
  for (const member of otherMembers) {
    const value = values[memberIndexes[member]]
    if (value !== undefined) draft[member] = members[member].type.isSealed ? secret(value) : value
  }
  const extensions = values[extensionsIndex]
  if (extensions !== undefined) draft.extensions = sealExtensions(extensions)
  return { ...draft } as Token
}
