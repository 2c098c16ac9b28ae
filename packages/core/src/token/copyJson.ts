import type { Json } from './json.js'
import { hasOwn, isPlain, setOwn } from './objects.js'
import { isSecret, reveal } from './Secret.js'

// JSON.stringify overflows Node's stack at 1 000 to 5 000 levels. A deeper token could be read, but never stored.
export const MAX_DEPTH = 500
// Shared objects are copied once per reference, so a few dozen levels of repeated references would exhaust memory.
export const MAX_MEMBERS = 1_000_000

type JsonProblem = 'not-json' | 'too-deep' | 'too-large'
// Both members are always set, because a missing one could be inherited from a polluted `Object.prototype`.
type JsonCopy =
  | { readonly value: Json; readonly problem: undefined }
  | { readonly value: undefined; readonly problem: JsonProblem }

class Refusal {
  constructor(readonly problem: JsonProblem) {}
}

const copyArray = (value: readonly unknown[], depth: number, budget: Budget): Json => {
  const { length } = value
  budget.left -= length
  if (budget.left < 0) throw new Refusal('too-large')
  // Preallocated, because a growing array reserves room for sixteen more elements, at each level.
  const copy = new Array<Json>(length)
  for (let index = 0; index < length; index++) copy[index] = copyValue(value[index], depth + 1, budget)
  return copy
}

const copyObject = (value: object, depth: number, budget: Budget): Json => {
  const copy: { [name: string]: Json } = {}
  for (const name in value) {
    if (!hasOwn.call(value, name)) continue
    if (--budget.left < 0) throw new Refusal('too-large')
    const member = (value as { readonly [name: string]: unknown })[name]
    // Skips undefined members, as JSON.stringify does.
    if (member !== undefined) setOwn(copy, name, copyValue(member, depth + 1, budget))
  }
  return copy
}

/** True for a JSON value other than an array or object. */
export const isScalar = (value: unknown): value is string | number | boolean | null =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  value === null ||
  (typeof value === 'number' && Number.isFinite(value))

const copyValue = (value: unknown, depth: number, budget: Budget): Json => {
  if (isScalar(value)) return value
  if (typeof value !== 'object') throw new Refusal('not-json')
  if (depth === MAX_DEPTH) throw new Refusal('too-deep')
  if (budget.opensSecrets && isSecret(value)) return copyValue(reveal(value), depth + 1, budget)
  if (Array.isArray(value)) return copyArray(value, depth, budget)
  if (!isPlain(value)) throw new Refusal('not-json')
  return copyObject(value, depth, budget)
}

/** Limit for copies: `left` is the number of members that may still be copied. */
export interface Budget {
  left: number
  /** True to copy the value inside a secret; otherwise secrets are rejected. */
  readonly opensSecrets: boolean
}

export const newBudget = (): Budget => ({ left: MAX_MEMBERS, opensSecrets: false })

/**
 * Deep-copies a JSON value, or returns the problem with it. Never throws, even if a getter or proxy does. Copies of one
 * input's parts share a budget.
 */
export const copyJson = (value: unknown, budget: Budget = newBudget(), depth = 0): JsonCopy => {
  try {
    if (--budget.left < 0) throw new Refusal('too-large')
    return { value: copyValue(value, depth, budget), problem: undefined }
  } catch (thrown) {
    return { value: undefined, problem: thrown instanceof Refusal ? thrown.problem : 'not-json' }
  }
}
