/** How a granted scope differs from the one that was asked for. @since 0.1.0 @category refresh */
export interface ScopeChange {
  /** Asked for, and not granted; in the order asked for. */
  readonly missing: readonly string[]
  /** Granted, and not asked for; in the order granted. */
  readonly additional: readonly string[]
}

const without = (names: readonly string[], removed: readonly string[]): readonly string[] => {
  const known = new Set(removed)
  return [...new Set(names)].filter((name) => !known.has(name))
}

/**
 * The difference between the requested and the granted scope. An absent scope means as requested (RFC 6749 §5.1); an empty
 * one means that nothing was granted.
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
