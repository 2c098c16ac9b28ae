import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, Token, TokenMember } from '@token-codecs/core'
import { CanonicalToken, reveal } from '@token-codecs/core'
import { knownNames } from './asking.js'

export const ownValue = (object: object, name: string): unknown => Object.getOwnPropertyDescriptor(object, name)?.value

/** The members in which two wire objects differ, by names that may be shown. */
export const changedMembers = (codec: AnyTokenCodec, first: object, second: object): readonly string[] => {
  const known = knownNames(codec)
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])]
  const changed = names.filter((name) => !isDeepStrictEqual(ownValue(first, name), ownValue(second, name)))
  return [...new Set(changed.map((name) => (known.has(name) ? name : 'unknown members')))]
}

/** What of a codec a wire member belongs to. */
export type Place = TokenMember | 'extensions' | 'error'

const scopes: readonly Place[] = ['scope', 'refreshTokenScope']

/** A wire member in the form in which two spellings of one value are the same. */
export const plainly = (codec: AnyTokenCodec, place: Place, name: string, value: unknown): unknown => {
  // Only a codec knows how its scopes are separated.
  if (scopes.includes(place)) return typeof value
  if (place === 'tokenType' && typeof value === 'string') return value.toLowerCase()
  if (codec.id !== CanonicalToken.id || name !== 'extensions') return value
  // In canonical JSON no members are as good as no extension.
  const kept = Object.entries(value ?? {}).filter(([, members]) => !isDeepStrictEqual(members, {}))
  return Object.fromEntries(kept)
}

const member = ([name, value]: readonly [string, unknown]): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** An object of JSON text, so that `__proto__` is a member. */
export const withMembers = (object: object, members: readonly (readonly [string, Json])[]): object =>
  JSON.parse(`{${[...Object.entries(object), ...members].map(member).join(',')}}`)

/** A token's member without its secret: what a wire object has in its place. */
export const exposed = (token: Token): unknown => ({ ...token, accessToken: reveal(token.accessToken) })
