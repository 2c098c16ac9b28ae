import { tokenMembers } from '../members/index.js'
import { secretEqualityTester } from './eqSecret.js'
import { eqJson } from './json.js'
import { secret } from './Secret.js'
import type { Token } from './Token.js'

const noMembers = secret({})

const eqMember = (first: unknown, second: unknown): boolean =>
  secretEqualityTester(first, second) ?? eqJson(first, second)

const eqExtensions = (first: Token['extensions'] = {}, second: Token['extensions'] = {}): boolean =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])].every((id) =>
    // An empty extension equals an absent one.
    eqMember(Object.hasOwn(first, id) ? first[id] : noMembers, Object.hasOwn(second, id) ? second[id] : noMembers),
  )

/**
 * Compares two tokens, their secrets by value. Members that this version does not know do not count. Never throws: a value
 * that is not a token equals at most itself.
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
    return (
      tokenMembers.every((member) => eqMember(first[member], second[member])) &&
      eqExtensions(first.extensions, second.extensions)
    )
  } catch {
    // Only an object that poses as a token throws when it is looked at.
    return false
  }
}
