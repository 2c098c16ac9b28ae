/** Difference between a requested and a granted scope. @since 0.1.0 @category refresh */
export interface ScopeChange {
  /** Requested but not granted, in request order. */
  readonly missing: readonly string[]
  /** Granted but not requested, in response order. */
  readonly additional: readonly string[]
}

const without = (names: readonly string[], removed: readonly string[]): readonly string[] => {
  const known = new Set(removed)
  return [...new Set(names)].filter((name) => !known.has(name))
}

/**
 * Compares the requested scope with the granted one. If `granted` is `undefined`, the server granted the scope as
 * requested (RFC 6749 §5.1). If it is empty, the server granted nothing.
 *
 * @example
 * import { scopeChange } from '@token-codecs/core'
 *
 * console.log(scopeChange(['read', 'write'], ['read', 'profile'])) // { missing: [ 'write' ], additional: [ 'profile' ] }
 * console.log(scopeChange(['read', 'write'], undefined)) // { missing: [], additional: [] }
 *
 * @since 0.1.0
 * @category refresh
 */
export const scopeChange = (requested: readonly string[], granted: readonly string[] | undefined): ScopeChange =>
  granted === undefined
    ? { missing: [], additional: [] }
    : { missing: without(requested, granted), additional: without(granted, requested) }
