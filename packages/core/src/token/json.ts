import { isSecret, reveal } from './Secret.js'

/** A JSON value. @since 0.1.0 @category model */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object. @since 0.1.0 @category model */
export interface JsonObject {
  readonly [name: string]: Json
}

// JSON.stringify overflows Node's stack somewhere between 1 000 and 5 000 levels: a token that nests deeper could be
// read, yet never be stored again.
const MAX_DEPTH = 500
// Each shared object is copied as often as it is named, so a few objects that name each other twice over a few dozen
// levels would fill any memory.
const MAX_MEMBERS = 1_000_000

type JsonProblem = 'not-json' | 'too-deep' | 'too-large'
// Each has both members, because one that is missing could be inherited from a polluted `Object.prototype`.
type JsonCopy =
  | { readonly value: Json; readonly problem: undefined }
  | { readonly value: undefined; readonly problem: JsonProblem }

class Refusal {
  constructor(readonly problem: JsonProblem) {}
}

/**
 * Sets an own member whatever its name. Assigned in the plain way, `__proto__` would change the prototype, and `toString`
 * would throw where `Object.prototype` is frozen.
 */
export const setOwn = (target: object, name: string, value: unknown): void => {
  if (name in target) {
    // Without a prototype, because a member of `Object.prototype` would be part of the descriptor.
    const descriptor = { __proto__: null, value, enumerable: true, configurable: true, writable: true }
    Object.defineProperty(target, name, descriptor)
  } else {
    ;(target as Record<string, unknown>)[name] = value
  }
}

/** A copy without a prototype, because a polluted `Object.prototype` has members that are not the object's own. */
export const bare = <A extends object>(value: A): A => Object.assign(Object.create(null), value)

/** `Array.isArray`, which throws on a revoked proxy. */
export const isArray = (value: unknown): value is readonly unknown[] => {
  try {
    return Array.isArray(value)
  } catch {
    return false
  }
}

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !isArray(value)

/** The own enumerable members of an object, which may be hostile: `undefined` when it cannot be read. */
export const ownMembers = (value: object): readonly (readonly [string, unknown])[] | undefined => {
  // Each byte of an unparsed body is a member: millions of them would take seconds.
  if (ArrayBuffer.isView(value)) return undefined
  try {
    // Takes half the time of `Object.entries` where members are many.
    return Object.keys(value).map((name) => [name, (value as { readonly [name: string]: unknown })[name]] as const)
  } catch {
    return undefined
  }
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  // The Object.prototype of another realm counts too.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const copyArray = (value: readonly unknown[], depth: number, budget: Budget): Json => {
  const { length } = value
  budget.left -= length
  if (budget.left < 0) throw new Refusal('too-large')
  // Of the right length from the beginning: one that grows has room for sixteen more elements, at each level.
  const copy = new Array<Json>(length)
  for (let index = 0; index < length; index++) copy[index] = copyValue(value[index], depth + 1, budget)
  return copy
}

const copyObject = (value: object, depth: number, budget: Budget): Json => {
  const copy: { [name: string]: Json } = {}
  for (const name of Object.keys(value)) {
    if (--budget.left < 0) throw new Refusal('too-large')
    const member = (value as { readonly [name: string]: unknown })[name]
    // As JSON.stringify has it, a member that is undefined is absent.
    if (member !== undefined) setOwn(copy, name, copyValue(member, depth + 1, budget))
  }
  return copy
}

const copyValue = (value: unknown, depth: number, budget: Budget): Json => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object') throw new Refusal('not-json')
  if (depth === MAX_DEPTH) throw new Refusal('too-deep')
  if (budget.opensSecrets && isSecret(value)) return copyValue(reveal(value), depth + 1, budget)
  if (Array.isArray(value)) return copyArray(value, depth, budget)
  if (!isPlain(value)) throw new Refusal('not-json')
  return copyObject(value, depth, budget)
}

/** The number of members that may still be copied. */
export interface Budget {
  left: number
  /** True where a secret is copied as the value that it holds. */
  readonly opensSecrets: boolean
}

export const newBudget = (opensSecrets = false): Budget => ({ left: MAX_MEMBERS, opensSecrets })

/**
 * A deep copy of a JSON value, or the problem with it. Never throws, whatever getters and proxies it meets. The parts of one
 * input share a budget.
 */
export const copyJson = (value: unknown, budget: Budget = newBudget(), depth = 0): JsonCopy => {
  try {
    if (--budget.left < 0) throw new Refusal('too-large')
    return { value: copyValue(value, depth, budget), problem: undefined }
  } catch (thrown) {
    return { value: undefined, problem: thrown instanceof Refusal ? thrown.problem : 'not-json' }
  }
}

/** Members that are undefined are absent, as JSON.stringify has it. */
const presentNames = (value: object): readonly string[] =>
  Object.keys(value).filter((name) => (value as { readonly [name: string]: unknown })[name] !== undefined)

const eqValue = (first: unknown, second: unknown, depth: number, budget: Budget): boolean => {
  if (first === second) return true
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return false
  if (depth === MAX_DEPTH) return false
  if (Array.isArray(first) || Array.isArray(second)) {
    if (!Array.isArray(first) || !Array.isArray(second) || first.length !== second.length) return false
    budget.left -= first.length
    // Not `every`, which passes over holes.
    for (let index = 0; index < first.length && budget.left >= 0; index++) {
      if (!eqValue(first[index], second[index], depth + 1, budget)) return false
    }
    return budget.left >= 0
  }
  if (!isPlain(first) || !isPlain(second)) return false
  const names = presentNames(first)
  budget.left -= names.length
  return (
    budget.left >= 0 &&
    names.length === presentNames(second).length &&
    names.every(
      (name) =>
        Object.hasOwn(second, name) &&
        eqValue((first as JsonObject)[name], (second as JsonObject)[name], depth + 1, budget),
    )
  )
}

/**
 * Tells whether two JSON values are the same data, whatever the order of members. A value that JSON cannot hold, or that is
 * too deep or too large to be copied, equals only itself. Throws where a getter or a proxy does.
 */
export const eqJson = (first: unknown, second: unknown): boolean => eqValue(first, second, 0, newBudget())
