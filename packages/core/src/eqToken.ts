import { secretEqualityTester } from './eqSecret.js'
import { eqJson } from './json.js'
import { tokenMembers } from './kinds/index.js'
import { secret } from './Secret.js'
import type { Token } from './Token.js'

const none = secret({})

const eqMember = (first: unknown, second: unknown): boolean => secretEqualityTester(first, second) ?? eqJson(first, second)

const eqExtensions = (first: Token['extensions'] = {}, second: Token['extensions'] = {}): boolean =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])].every((vendor) =>
    // An empty extension is as good as none.
    eqMember(
      Object.hasOwn(first, vendor) ? first[vendor] : none,
      Object.hasOwn(second, vendor) ? second[vendor] : none,
    ),
  )

const equals = (first: Token, second: Token): boolean => {
  if (first === second) return true
  try {
    return (
      tokenMembers.every((member) => eqMember(first[member], second[member])) &&
      eqExtensions(first.extensions, second.extensions)
    )
  } catch {
    // What throws when it is looked at is no token.
    return false
  }
}

/**
 * Whether two tokens hold the same, their secrets compared by value: call it, or hand it to whatever takes an `Eq`.
 * Members that this version does not know do not count. Never throws: what is no token is equal to itself at most.
 *
 * @example
 * import { eqToken, secret } from '@token-codecs/core'
 *
 * const token = (accessToken: string) => ({ accessToken: secret(accessToken), tokenType: 'Bearer' })
 * assert.strictEqual(eqToken(token('fake-a'), token('fake-a')), true)
 * assert.strictEqual(eqToken.equals(token('fake-a'), token('fake-b')), false)
 *
 * @since 0.1.0
 * @category instances
 */
export const eqToken: {
  (first: Token, second: Token): boolean
  readonly equals: (first: Token, second: Token) => boolean
} = Object.assign((first: Token, second: Token): boolean => equals(first, second), { equals })
