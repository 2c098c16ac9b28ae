import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, TokenMember } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'

export const ownValue = (object: object, name: string): unknown => Object.getOwnPropertyDescriptor(object, name)?.value

/** The wire names that are not an unknown member's. */
export const knownNames = (codec: AnyTokenCodec): ReadonlySet<string> =>
  new Set([...Object.values(codec.fields), 'error', ...(codec.id === CanonicalToken.id ? ['v', 'extensions'] : [])])

/** The wire name of a member of a token; the member itself where the codec does not carry it. */
export const wireName = (codec: AnyTokenCodec, member: string): string =>
  (Object.hasOwn(codec.fields, member) ? codec.fields[member as TokenMember] : undefined) ?? member

/** The members in which two wire objects differ, by names that may be shown. */
export const differingWireMembers = (codec: AnyTokenCodec, first: object, second: object): readonly string[] => {
  const known = knownNames(codec)
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])]
  const changed = names.filter((name) => !isDeepStrictEqual(ownValue(first, name), ownValue(second, name)))
  return [...new Set(changed.map((name) => (known.has(name) ? name : 'unknown members')))]
}

const jsonMember = ([name, value]: readonly [string, unknown]): string =>
  `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** A copy with more members, made of JSON text, so that `__proto__` is a member. */
export const withMembers = (object: object, members: readonly (readonly [string, Json])[]): object =>
  JSON.parse(`{${[...Object.entries(object), ...members].map(jsonMember).join(',')}}`)
