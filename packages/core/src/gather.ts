import { isObject } from './json.js'
import { emptySlots } from './slots.js'

/** A member of an object. */
export type Member = readonly [name: string, value: unknown]

/** The own enumerable members of an object, each looked at once. */
export interface Gathered {
  /** What the names with a slot hold, `undefined` where there is nothing. */
  readonly values: readonly unknown[]
  /** All other members, in their order; one with a slot too, where it is there and `undefined`. */
  readonly others: readonly Member[]
}

const none: readonly never[] = Object.freeze([])

/** `undefined` of what is no object, or cannot be read because a getter or a proxy throws. */
export const gather = (input: unknown, slots: ReadonlyMap<string, number>): Gathered | undefined => {
  // Each byte of a body that nobody has parsed is a member: of a few million, nothing else would be done for seconds.
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
