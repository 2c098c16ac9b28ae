import type { Json } from './json.js'
import { eqJson } from './json.js'
import { tokenMembers } from './kinds/index.js'
import { isSecret, reveal } from './Secret.js'
import type { Token } from './Token.js'

const expose = (value: unknown): Json => (isSecret(value) ? reveal(value) : value) as Json

const eqExtensions = (first: Token['extensions'] = {}, second: Token['extensions'] = {}): boolean =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])].every((vendor) =>
    // An empty extension is as good as none.
    eqJson(
      Object.hasOwn(first, vendor) ? expose(first[vendor]) : {},
      Object.hasOwn(second, vendor) ? expose(second[vendor]) : {},
    ),
  )

const equals = (first: Token, second: Token): boolean =>
  first === second ||
  (tokenMembers.every((member) => eqJson(expose(first[member]), expose(second[member]))) &&
    eqExtensions(first.extensions, second.extensions))

/**
 * Whether two tokens hold the same, their secrets compared by value: call it, or hand it to whatever takes an `Eq`.
 * Members that this version does not know do not count.
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
