import { isObject, noItems } from '../token/objects.js'
import type { NamedValue } from './RevealedToken.js'
import { noValues } from './values.js'

/** The own enumerable members of an object, each read once; an error body is copied from the object again. */
export interface SplitMembers {
  /** The values of the names with an index. */
  readonly known: readonly unknown[]
  /** All other members, in their order, and those with an index that are there and `undefined`. */
  readonly unknown: readonly NamedValue[]
}

/** Reads an object; `undefined` for another value, and where a getter or a proxy throws. */
export const splitMembers = (input: unknown, indexes: ReadonlyMap<string, number>): SplitMembers | undefined => {
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
    return { known, unknown: unknown ?? noItems }
  } catch {
    return undefined
  }
}
