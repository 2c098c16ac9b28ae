import { noValues } from '../members/values.js'
import { isObject } from '../token/objects.js'
import type { NamedValue } from './RevealedToken.js'

/** The own enumerable members of an object, each looked at once. */
export interface SortedMembers {
  /** The values of the names with an index. */
  readonly known: readonly unknown[]
  /** All other members, in their order, and those with an index that are there and `undefined`. */
  readonly unknown: readonly NamedValue[]
}

const nothing: readonly never[] = Object.freeze([])

/** Reads an object; `undefined` for another value, and where a getter or a proxy throws. */
export const sortMembers = (input: unknown, indexes: ReadonlyMap<string, number>): SortedMembers | undefined => {
  // Each byte of an unparsed body is a member: millions of them would take seconds.
  if (!isObject(input) || ArrayBuffer.isView(input)) return undefined
  try {
    const known: unknown[] = noValues.slice()
    let unknown: NamedValue[] | undefined
    for (const name of Object.keys(input)) {
      const value = (input as { readonly [name: string]: unknown })[name]
      const index = indexes.get(name)
      if (index !== undefined && value !== undefined) known[index] = value
      else if (unknown === undefined) unknown = [[name, value]]
      else unknown.push([name, value])
    }
    return { known, unknown: unknown ?? nothing }
  } catch {
    return undefined
  }
}
