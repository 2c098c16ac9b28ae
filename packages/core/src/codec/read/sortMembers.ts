import { emptySlots } from '../../members/slots.js'
import { isObject } from '../../token/json.js'

/** A member of an object. */
export type Member = readonly [name: string, value: unknown]

/** The own enumerable members of an object, each looked at once. */
export interface Gathered {
  /** The values of the names with a slot, by slot. */
  readonly values: readonly unknown[]
  /** All other members, in their order, and those with a slot that are there and `undefined`. */
  readonly others: readonly Member[]
}

const none: readonly never[] = Object.freeze([])

/** Reads an object; `undefined` for another value, and where a getter or a proxy throws. */
export const gather = (input: unknown, slots: ReadonlyMap<string, number>): Gathered | undefined => {
  // Each byte of an unparsed body is a member: millions of them would take seconds.
  if (!isObject(input) || ArrayBuffer.isView(input)) return undefined
  try {
    const values: unknown[] = emptySlots.slice()
    let others: Member[] | undefined
    for (const name of Object.keys(input)) {
      const value = (input as { readonly [name: string]: unknown })[name]
      const slot = slots.get(name)
      if (slot !== undefined && value !== undefined) values[slot] = value
      else if (others === undefined) others = [[name, value]]
      else others.push([name, value])
    }
    return { values, others: others ?? none }
  } catch {
    return undefined
  }
}
