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

/** The value at a path of own members; `undefined` where there is none. */
export const valueAt = (value: unknown, path: readonly (string | number)[]): unknown => {
  let found = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = found[name as keyof typeof found]
  }
  return found
}

/** A copy without a prototype, because a polluted `Object.prototype` has members that are not the object's own. */
export const withoutPrototype = <A extends object>(value: A): A => Object.assign(Object.create(null), value)

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

/** True for an object that JSON could have made. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  // The Object.prototype of another realm counts too.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** An array without elements, shared because most tokens are read without notes. */
export const noItems: readonly never[] = Object.freeze([])

export const isString = (value: unknown): value is string => typeof value === 'string'
