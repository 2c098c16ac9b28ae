import { isScalar } from '../token/copyJson.js'
import { bareObject, hasOwn, isObject, noItems } from '../token/objects.js'
import type { Containers, SplitMembers } from './containers.js'
import type { UnknownMembers } from './values.js'
import { noValues } from './values.js'

/** Splits an object's members. Returns `undefined` if `input` is not an object, or a getter or proxy throws. */
export const splitMembers = (
  input: unknown,
  {
    indexes,
    containers,
  }: { readonly indexes: ReadonlyMap<string, number>; readonly containers: Containers | undefined },
): SplitMembers | undefined => {
  // Each byte of an unparsed body is a member; splitting millions would take seconds.
  if (!isObject(input) || ArrayBuffer.isView(input)) return undefined
  try {
    if (containers !== undefined) return containers.split(input)
    const known: unknown[] = noValues.slice()
    let unknown: UnknownMembers | undefined
    let nested: string[] | undefined
    let scalars = 0
    // Engines run this loop twice as fast as one over `Object.keys`.
    for (const name in input) {
      if (!hasOwn.call(input, name)) continue
      const value = (input as { readonly [name: string]: unknown })[name]
      const index = indexes.get(name)
      if (index !== undefined && value !== undefined) known[index] = value
      else {
        unknown ??= bareObject()
        unknown[name] = value
        if (isScalar(value)) scalars++
        else if (nested === undefined) nested = [name]
        else nested.push(name)
      }
    }
    return { known, unknown, nested: nested ?? noItems, scalars }
  } catch {
    return undefined
  }
}
