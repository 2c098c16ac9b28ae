import { eqJson } from './eqJson.js'
import { secretEqualityTester } from './eqSecret.js'
import { secret } from './Secret.js'
import type { Token } from './Token.js'

const noMembers = secret({})

const eqMember = (first: unknown, second: unknown): boolean =>
  secretEqualityTester(first, second) ?? eqJson(first, second)

const memberOf = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name as keyof object] : undefined

const eqMembers = (
  first: object,
  second: object,
  equals: (name: string, one: unknown, other: unknown) => boolean,
): boolean =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])].every((name) =>
    equals(name, memberOf(first, name), memberOf(second, name)),
  )

// An empty extension equals a missing one.
const eqExtension = (_: string, first: unknown, second: unknown): boolean =>
  eqMember(first ?? noMembers, second ?? noMembers)

/**
 * Compares two tokens, including members that this version does not know. Secrets compare by value. Never throws, even
 * for values that are not tokens.
 *
 * @example
 * import { eqToken, secret } from '@token-codecs/core'
 *
 * const token = (accessToken: string) => ({ accessToken: secret(accessToken), tokenType: 'Bearer' })
 * console.log(eqToken(token('fake-a'), token('fake-a'))) // true
 * console.log(eqToken(token('fake-a'), token('fake-b'))) // false
 *
 * @since 0.1.0
 * @category instances
 */
export const eqToken = (first: Token, second: Token): boolean => {
  if (first === second) return true
  try {
    return eqMembers(first, second, (name, one, other) =>
      name === 'extensions' ? eqMembers(one ?? {}, other ?? {}, eqExtension) : eqMember(one, other),
    )
  } catch {
    // Tokens never throw here; other objects may.
    return false
  }
}
