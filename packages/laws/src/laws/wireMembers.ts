import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, TokenMember } from '@token-codecs/core'
import { CanonicalToken, secret } from '@token-codecs/core'
import { encoded } from './throughJson.js'

/** Member names from the top-level object down to a wire member. */
export type WirePath = readonly string[]

/** Path and value of a wire member. */
export type WireEntry = readonly [path: WirePath, value: unknown]

/** The token member that a wire member maps to, or the name of a success flag. */
type Destination = TokenMember | 'extensions' | 'error' | (string & Record<never, never>)

/** Wire members known to a codec. */
interface WireShape {
  readonly paths: readonly WirePath[]
  /** Names of the success flags. */
  readonly constants: readonly string[]
  /** Paths of members that decide whether a response is a token. */
  readonly decisive: readonly WirePath[]
  readonly destinations: ReadonlyMap<string, Destination>
  /** Keys of the objects that contain known members. */
  readonly containers: ReadonlySet<string>
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const keyOf = (path: WirePath): string => path.join('\0')

/** True if a path is a member's path or a prefix of it. */
export const leadsTo = (path: WirePath, member: WirePath): boolean => path.every((name, at) => member[at] === name)

const prefixesOf = (path: WirePath): readonly WirePath[] => path.slice(0, -1).map((_, at) => path.slice(0, at + 1))

/** Formats a path for messages. */
export const nameOf = (path: WirePath): string => path.join('.')

/** Path of a token member; `undefined` if the codec does not carry it. */
export const pathOf = (codec: AnyTokenCodec, member: string): WirePath | undefined => {
  const name = Object.hasOwn(codec.fields, member) ? codec.fields[member as TokenMember] : undefined
  return typeof name === 'string' ? [name] : name
}

const findShape = (codec: AnyTokenCodec): WireShape => {
  const fields = Object.keys(codec.fields).map((member): readonly [Destination, WirePath] => [
    member,
    pathOf(codec, member) ?? [],
  ])
  // A codec with an implied token type still reads `token_type`.
  if (pathOf(codec, 'tokenType') === undefined) fields.push(['tokenType', ['token_type']])
  const smallest = encoded(codec, { accessToken: secret('fake-a'), tokenType: 'Bearer' })
  // Success flags are the other members that the codec writes for a minimal token.
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

/** Returns the codec's known wire members, cached. */
export const shapeOf = (codec: AnyTokenCodec): WireShape => {
  const shape = shapes.get(codec) ?? findShape(codec)
  shapes.set(codec, shape)
  return shape
}

/** Paths of the objects that contain known members. */
export const containersOf = (codec: AnyTokenCodec): readonly WirePath[] =>
  [...shapeOf(codec).containers].map((key) => key.split('\0'))

/** Top-level names of known members. */
export const knownNames = (codec: AnyTokenCodec): ReadonlySet<string> =>
  new Set(shapeOf(codec).paths.map(([name = '']) => name))

/** The token member that a wire member maps to; `extensions` for an unknown one. */
export const destinationOf = (codec: AnyTokenCodec, path: WirePath): Destination =>
  shapeOf(codec).destinations.get(keyOf(path)) ?? 'extensions'

export const isKnown = (codec: AnyTokenCodec, path: WirePath): boolean => shapeOf(codec).destinations.has(keyOf(path))

/** Members of a wire object; an object that contains known members is replaced by its members. */
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

/** Copies an object without calling getters; empty for a throwing proxy or a value that is not an object. */
const copyOf = (object: unknown): object => {
  if (!isObject(object)) return {}
  try {
    return Object.defineProperties({}, Object.getOwnPropertyDescriptors(object))
  } catch {
    return {}
  }
}

/** Sets the value at a path as an own member, even for `__proto__`. Copies each object on the path. */
const setValue = (object: object, [name = '', ...rest]: WirePath, value: unknown): object => {
  const inner = rest.length === 0 ? value : setValue(copyOf(valueAt(object, [name])), rest, value)
  return Object.defineProperty(object, name, { value: inner, enumerable: true, configurable: true, writable: true })
}

/** Copies an object with a new value at a path. Nested objects may contain getters; the object itself must not. */
export const withValue = (object: object, path: WirePath, value: unknown): object =>
  setValue({ ...object }, path, value)

export const withValues = (object: object, entries: readonly WireEntry[]): object =>
  entries.reduce((changed, [path, value]) => withValue(changed, path, value), object)

/** Copies an object without the member at a path. */
export const withoutValue = (object: object, [name = '', ...rest]: WirePath): object => {
  const { [name]: inner, ...others } = object as { readonly [name: string]: unknown }
  return rest.length === 0 || !isObject(inner) ? others : withValue(others, [name], withoutValue(inner, rest))
}

/** Paths of the members in which two wire objects differ. */
export const differingPaths = (codec: AnyTokenCodec, first: object, second: object): readonly WirePath[] => {
  if (isDeepStrictEqual(first, second)) return []
  const all = [...entriesOf(codec, first), ...entriesOf(codec, second)].map(([path]) => path)
  const paths = new Map(all.map((path) => [keyOf(path), path]))
  return [...paths.values()].filter((path) => !isDeepStrictEqual(valueAt(first, path), valueAt(second, path)))
}

/** Names of the members in which two wire objects differ, without unknown names, which may be secret. */
export const differingWireMembers = (codec: AnyTokenCodec, first: object, second: object): readonly string[] => [
  ...new Set(
    differingPaths(codec, first, second).map((path) => (isKnown(codec, path) ? nameOf(path) : 'unknown members')),
  ),
]

const jsonMember = ([name, value]: readonly [string, unknown]): string =>
  `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** Copies an object with more members, through JSON text so that `__proto__` becomes an own member. */
export const withMembers = (object: object, members: readonly (readonly [string, Json])[]): object =>
  JSON.parse(`{${[...Object.entries(object), ...members].map(jsonMember).join(',')}}`)
