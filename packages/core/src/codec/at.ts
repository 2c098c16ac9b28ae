import { isScalar } from '../token/copyJson.js'
import { eqJson } from '../token/eqJson.js'
import type { Json, JsonObject } from '../token/json.js'
import { bareObject, isObject, setOwn, valueAt } from '../token/objects.js'
import type { Containers, WireDraft } from './containers.js'
import type { UnknownMembers } from './values.js'
import { noValues } from './values.js'

/**
 * A path of own members, made by {@link at}.
 *
 * @since 0.1.0
 * @category model
 */
export interface Path<Names extends readonly (string | number)[] = readonly (string | number)[]> {
  readonly path: Names
  /** Container rules. Stored in the path, so that bundles without `at` omit them. */
  readonly containersOf: (indexes: Iterable<readonly [path: readonly string[], index: number]>) => Containers
}

/** The name and value of a member. */
type NamedValue = readonly [name: string, value: unknown]

/** Row indexes by name; a container is a nested tree. */
type Tree = Map<string, number | Tree>

const treeOf = (indexes: Iterable<readonly [path: readonly string[], index: number]>): Tree => {
  const root: Tree = new Map()
  for (const [path, index] of indexes) {
    let tree = root
    for (const name of path.slice(0, -1)) {
      const inner = tree.get(name)
      const next: Tree = inner instanceof Map ? inner : new Map()
      tree.set(name, next)
      tree = next
    }
    tree.set(path.at(-1) ?? '', index)
  }
  return root
}

const objectOf = (members: readonly NamedValue[]): object => {
  const object = {}
  for (const [name, value] of members) setOwn(object, name, value)
  return object
}

/** Adds the values of a container's rows to `found` and returns the container's other members. */
const splitTree = (input: object, tree: Tree, found: (readonly [index: number, value: unknown])[]): NamedValue[] => {
  const unknown: NamedValue[] = []
  for (const name of Object.keys(input)) {
    const value = (input as { readonly [name: string]: unknown })[name]
    // Undefined members are absent, as in JSON.
    if (value === undefined) continue
    const node = tree.get(name)
    if (typeof node === 'number') found.push([node, value])
    else if (node instanceof Map && isObject(value) && !ArrayBuffer.isView(value)) {
      const inside: typeof found = []
      const left = splitTree(value, node, inside)
      // If no row matched, the container is kept whole, because an empty one would be lost.
      if (inside.length === 0) unknown.push([name, value])
      else if (left.length > 0) unknown.push([name, objectOf(left)])
      found.push(...inside)
    } else unknown.push([name, value])
  }
  return unknown
}

const mergeTree = (wire: WireDraft, members: JsonObject, tree: Tree): boolean => {
  let isLost = false
  for (const [name, value] of Object.entries(members)) {
    const node = tree.get(name)
    const isWritten = Object.hasOwn(wire, name)
    if (node instanceof Map && isObject(value)) {
      // Copied, because the caller may discard this draft.
      const container = { ...(isWritten ? (wire[name] as WireDraft) : {}) }
      const isEmpty = Object.keys(value).length === 0
      if (mergeTree(container, value as JsonObject, node) || (isWritten && isEmpty)) isLost = true
      if (isWritten || isEmpty || Object.keys(container).length > 0) setOwn(wire, name, container)
    } else if (typeof node === 'number' || isWritten) isLost = true
    else setOwn(wire, name, value)
  }
  return isLost
}

const withValue = (object: WireDraft, [name = '', ...rest]: readonly string[], value: Json): WireDraft => ({
  ...object,
  [name]: rest.length === 0 ? value : withValue((valueAt(object, [name]) ?? {}) as WireDraft, rest, value),
})

const containersOf: Path['containersOf'] = (indexes) => {
  const tree = treeOf(indexes)
  return {
    split: (input) => {
      const found: (readonly [index: number, value: unknown])[] = []
      const left = splitTree(input, tree, found)
      const known: unknown[] = noValues.slice()
      for (const [index, value] of found) known[index] = value
      const unknown = bareObject<UnknownMembers>()
      for (const [name, value] of left) unknown[name] = value
      const nested = left.flatMap(([name, value]) => (isScalar(value) ? [] : [name]))
      const scalars = left.length - nested.length
      return { known, unknown: left.length === 0 ? undefined : unknown, nested, scalars }
    },
    withValue,
    isSame: eqJson,
    merge: (wire, members) => mergeTree(wire, members, tree),
  }
}

/**
 * Returns the path to a nested member, for a row or an error shape. The container's other members stay in the codec's
 * extension under the container's name and are written back into the container. In an error shape, a path may contain
 * array indexes.
 *
 * @example
 * import { at, defineCodec } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ data?: { access_token?: string; token_type?: string } }>()({
 *   id: 'acme',
 *   fields: { accessToken: at('data', 'access_token'), tokenType: at('data', 'token_type') },
 * })
 * const token = AcmeToken.parse({ data: { access_token: 'fake-a', token_type: 'Bearer' } })
 * console.log(AcmeToken.encode(token)) // { data: { access_token: 'fake-a', token_type: 'Bearer' } }
 *
 * @since 0.1.0
 * @category constructors
 */
export const at = <const Names extends readonly [string, ...(string | number)[]]>(...path: Names): Path<Names> => ({
  path,
  containersOf,
})
