import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, TokenMember } from '@token-codecs/core'
import { CanonicalToken, secret } from '@token-codecs/core'
import { encoded } from './throughJson.js'

/** The names that lead to a wire member, through the objects around it. */
export type WirePath = readonly string[]

/** A wire member: its path, and its value. */
export type WireEntry = readonly [path: WirePath, value: unknown]

/** The member of a token that a wire member belongs to; a flag of success belongs to itself. */
type Destination = TokenMember | 'extensions' | 'error' | (string & Record<never, never>)

/** The wire members that a codec knows. */
interface WireShape {
  readonly paths: readonly WirePath[]
  /** The names of the flags of success. */
  readonly constants: readonly string[]
  /** The paths of the members without which, or with other values of which, there is no token. */
  readonly decisive: readonly WirePath[]
  readonly destinations: ReadonlyMap<string, Destination>
  /** The objects around known members. */
  readonly containers: ReadonlySet<string>
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const keyOf = (path: WirePath): string => path.join('\0')

/** Tells whether a path leads to a member, or to an object around it. */
export const leadsTo = (path: WirePath, member: WirePath): boolean => path.every((name, at) => member[at] === name)

const prefixesOf = (path: WirePath): readonly WirePath[] => path.slice(0, -1).map((_, at) => path.slice(0, at + 1))

/** A path for messages. */
export const nameOf = (path: WirePath): string => path.join('.')

/** The path of a token's member; `undefined` where the codec does not carry it. */
export const pathOf = (codec: AnyTokenCodec, member: string): WirePath | undefined => {
  const name = Object.hasOwn(codec.fields, member) ? codec.fields[member as TokenMember] : undefined
  return typeof name === 'string' ? [name] : name
}

const findShape = (codec: AnyTokenCodec): WireShape => {
  const fields = Object.keys(codec.fields).map((member): readonly [Destination, WirePath] => [
    member,
    pathOf(codec, member) ?? [],
  ])
  // A codec whose every token is a Bearer one reads a type that comes all the same.
  if (pathOf(codec, 'tokenType') === undefined) fields.push(['tokenType', ['token_type']])
  const smallest = encoded(codec, { accessToken: secret('fake-a'), tokenType: 'Bearer' })
  // A codec does not say which flags it has: they are what it writes for a token of nothing else.
  const constants = Object.entries(smallest)
    .filter(([name, value]) => !isObject(value) && fields.every(([, [first]]) => first !== name))
    .map(([name]) => name)
  const members: readonly (readonly [Destination, WirePath])[] = [
    ...fields,
    ['error', ['error']],
    ...constants.map((name) => [name, [name]] as const),
    ...(codec.id === CanonicalToken.id ? [['extensions', ['extensions']] as const] : []),
  ]
  const isDecisive = (member: Destination): boolean =>
    ['accessToken', 'tokenType', 'error', ...constants].includes(member)
  return {
    paths: members.map(([, path]) => path),
    constants,
    decisive: members.filter(([member]) => isDecisive(member)).map(([, path]) => path),
    destinations: new Map(members.map(([member, path]) => [keyOf(path), member])),
    containers: new Set(members.flatMap(([, path]) => prefixesOf(path)).map(keyOf)),
  }
}

const shapes = new WeakMap<AnyTokenCodec, WireShape>()

/** The wire members that a codec knows, found once. */
export const shapeOf = (codec: AnyTokenCodec): WireShape => {
  const shape = shapes.get(codec) ?? findShape(codec)
  shapes.set(codec, shape)
  return shape
}

/** The objects around the members that a codec knows, by their paths. */
export const containersOf = (codec: AnyTokenCodec): readonly WirePath[] =>
  [...shapeOf(codec).containers].map((key) => key.split('\0'))

/** The names that are not an unknown member's. */
export const knownNames = (codec: AnyTokenCodec): ReadonlySet<string> =>
  new Set(shapeOf(codec).paths.map(([name = '']) => name))

/** The member of a token that a wire member belongs to; `extensions` for an unknown one. */
export const destinationOf = (codec: AnyTokenCodec, path: WirePath): Destination =>
  shapeOf(codec).destinations.get(keyOf(path)) ?? 'extensions'

export const isKnown = (codec: AnyTokenCodec, path: WirePath): boolean => shapeOf(codec).destinations.has(keyOf(path))

/** The members of a wire object; those of an object around known members, in its place. */
export const entriesOf = (codec: AnyTokenCodec, object: object, around: WirePath = []): readonly WireEntry[] => {
  const { containers } = shapeOf(codec)
  return Object.entries(object).flatMap(([name, value]): readonly WireEntry[] => {
    const path = [...around, name]
    const isAround = containers.size > 0 && containers.has(keyOf(path)) && isObject(value)
    return isAround && Object.keys(value).length > 0 ? entriesOf(codec, value, path) : [[path, value]]
  })
}

export const valueAt = (object: unknown, path: WirePath): unknown => {
  let value = object
  for (const name of path) value = isObject(value) ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
  return value
}

/** A copy of an object without calling its getters; empty where a proxy throws, and for another value. */
const copyOf = (object: unknown): object => {
  if (!isObject(object)) return {}
  try {
    return Object.defineProperties({}, Object.getOwnPropertyDescriptors(object))
  } catch {
    return {}
  }
}

/** Sets the value at a path; an own member, `__proto__` too. Each object on the way is copied. */
const setValue = (object: object, [name = '', ...rest]: WirePath, value: unknown): object => {
  const inner = rest.length === 0 ? value : setValue(copyOf(valueAt(object, [name])), rest, value)
  return Object.defineProperty(object, name, { value: inner, enumerable: true, configurable: true, writable: true })
}

/** A copy with another value at a path. Getters may be in the object, but not its own. */
export const withValue = (object: object, path: WirePath, value: unknown): object =>
  setValue({ ...object }, path, value)

export const withValues = (object: object, entries: readonly WireEntry[]): object =>
  entries.reduce((changed, [path, value]) => withValue(changed, path, value), object)

/** A copy without the member at a path. */
export const withoutValue = (object: object, [name = '', ...rest]: WirePath): object => {
  const { [name]: inner, ...others } = object as { readonly [name: string]: unknown }
  return rest.length === 0 || !isObject(inner) ? others : withValue(others, [name], withoutValue(inner, rest))
}

/** The paths of the members in which two wire objects differ. */
export const differingPaths = (codec: AnyTokenCodec, first: object, second: object): readonly WirePath[] => {
  if (isDeepStrictEqual(first, second)) return []
  const all = [...entriesOf(codec, first), ...entriesOf(codec, second)].map(([path]) => path)
  const paths = new Map(all.map((path) => [keyOf(path), path]))
  return [...paths.values()].filter((path) => !isDeepStrictEqual(valueAt(first, path), valueAt(second, path)))
}

/** The members in which two wire objects differ, by names that may be shown. */
export const differingWireMembers = (codec: AnyTokenCodec, first: object, second: object): readonly string[] => [
  ...new Set(
    differingPaths(codec, first, second).map((path) => (isKnown(codec, path) ? nameOf(path) : 'unknown members')),
  ),
]

const jsonMember = ([name, value]: readonly [string, unknown]): string =>
  `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** A copy with more members, made of JSON text, so that `__proto__` is a member. */
export const withMembers = (object: object, members: readonly (readonly [string, Json])[]): object =>
  JSON.parse(`{${[...Object.entries(object), ...members].map(jsonMember).join(',')}}`)
