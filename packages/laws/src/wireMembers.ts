import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, Note, Token, TokenMember } from '@token-codecs/core'
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

/** The member of a token that a wire member belongs to. */
type Place = TokenMember | 'extensions' | 'error'

const scopes: readonly Place[] = ['scope', 'refreshTokenScope']

/** A wire member in the form in which two spellings of one value are the same. */
const plainly = (codec: AnyTokenCodec, place: Place, name: string, value: unknown): unknown => {
  // Only a codec knows how its scopes are separated.
  if (scopes.includes(place)) return typeof value
  if (place === 'tokenType' && typeof value === 'string') return value.toLowerCase()
  if (codec.id !== CanonicalToken.id || name !== 'extensions') return value
  // In canonical JSON an empty extension equals an absent one.
  const kept = Object.entries(value ?? {}).filter(([, members]) => !isDeepStrictEqual(members, {}))
  return Object.fromEntries(kept)
}

/** The wire name of a member of a token; its own name where the codec does not carry it. */
export const nameOf = (codec: AnyTokenCodec, member: string): string =>
  (Object.hasOwn(codec.fields, member) ? codec.fields[member as TokenMember] : undefined) ?? member

/** The first member of a response, among some names, that is written back otherwise than it came, without a note; in words. */
export const quietChange = (
  codec: AnyTokenCodec,
  response: object,
  written: object,
  notes: readonly Note[],
  names: Iterable<string>,
): string | undefined => {
  const members = new Map(Object.entries(codec.fields).map(([member, name]) => [name, member as TokenMember]))
  const named = new Set<string>(notes.map(({ member }) => member))
  for (const name of names) {
    const place = members.get(name) ?? (name === 'error' ? name : 'extensions')
    const [came, went] = [response, written].map((from) => plainly(codec, place, name, ownValue(from, name)))
    if (named.has(place) || isDeepStrictEqual(came, went)) continue
    const shown = place === 'extensions' ? 'an unknown member' : `\`${name}\``
    return `${shown} was not written back as it came, and no note of \`read\` names \`${place}\``
  }
  return undefined
}

const member = ([name, value]: readonly [string, unknown]): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** An object of JSON text, so that `__proto__` is a member. */
export const withMembers = (object: object, members: readonly (readonly [string, Json])[]): object =>
  JSON.parse(`{${[...Object.entries(object), ...members].map(member).join(',')}}`)

/** A token whose access token is a plain string, as in a wire object. */
export const exposed = (token: Token): unknown => ({ ...token, accessToken: reveal(token.accessToken) })
