/**
 * Sets an own member, whatever its name. Plain assignment to `__proto__` would change the prototype. Assignment to
 * `toString` would throw if `Object.prototype` is frozen.
 */
export const setOwn = (target: object, name: string, value: unknown): void => {
  if (name in target) {
    // No prototype, because the descriptor would inherit from a polluted `Object.prototype`.
    const descriptor = { __proto__: null, value, enumerable: true, configurable: true, writable: true }
    Object.defineProperty(target, name, descriptor)
  } else {
    ;(target as Record<string, unknown>)[name] = value
  }
}

/** An empty prototype. Assignment to an object with it never meets a member of a polluted `Object.prototype`. */
const nothing: object = Object.create(null)

/** Creates an object that inherits nothing. */
export const bareObject = <A extends object>(): A => Object.create(nothing)

/** Makes a plain object of one that inherits nothing. A copy would take much longer if it has many members. */
export const plainObject = <A extends object>(bare: A): A => Object.setPrototypeOf(bare, Object.prototype)

/** Returns the value at a path of own members, or `undefined` if it is missing. */
export const valueAt = (value: unknown, path: readonly (string | number)[]): unknown => {
  let found = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = found[name as keyof typeof found]
  }
  return found
}

/** Copies an object without a prototype, so that it cannot inherit from a polluted `Object.prototype`. */
export const withoutPrototype = <A extends object>(value: A): A => Object.assign(Object.create(null), value)

/** Same as `Array.isArray`, but returns false for a revoked proxy instead of throwing. */
export const isArray = (value: unknown): value is readonly unknown[] => {
  try {
    return Array.isArray(value)
  } catch {
    return false
  }
}

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !isArray(value)

/** Returns the own enumerable members of a possibly hostile object, or `undefined` if they cannot be read. */
export const ownMembers = (value: object): readonly (readonly [string, unknown])[] | undefined => {
  // Each byte of an unparsed body is a member, and millions of members would take seconds.
  if (ArrayBuffer.isView(value)) return undefined
  try {
    // Twice as fast as `Object.entries` for objects with many members.
    return Object.keys(value).map((name) => [name, (value as { readonly [name: string]: unknown })[name]] as const)
  } catch {
    return undefined
  }
}

/** True for a plain object, not a class instance. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  // Also accepts the Object.prototype of another realm.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Empty array, shared because most tokens are read without notes. */
export const noItems: readonly never[] = Object.freeze([])

/** `Object.prototype.hasOwnProperty`: unlike `Object.hasOwn`, engines omit the check in a `for` loop over an object. */
export const hasOwn: (name: PropertyKey) => boolean = Object.prototype.hasOwnProperty

export const isString = (value: unknown): value is string => typeof value === 'string'
