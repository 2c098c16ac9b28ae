import { eqJson } from './json.js'
import { isSecret, reveal } from './Secret.js'

/**
 * Whether two secrets hold the same; an equality tester too, for `expect.addEqualityTesters` of vitest and of Jest.
 * `toEqual`, `toStrictEqual`, `toHaveBeenCalledWith` and their like then compare secrets, also those of another copy of
 * this package, by what is in them; without it any two are different, because nothing can look inside. What a failed
 * comparison prints is `<redacted>` on both sides.
 *
 * Text and JSON are compared by value, the order of members not counting; what JSON cannot hold, a `Date` for example, is
 * equal to itself alone. A secret and what is none are different; `undefined`, no opinion, where neither is a secret.
 * Never throws.
 *
 * @example
 * import { areSecretsEqual, secret } from '@token-codecs/core'
 *
 * // In a test: expect.addEqualityTesters([areSecretsEqual])
 * assert.strictEqual(areSecretsEqual(secret('fake-a'), secret('fake-a')), true)
 * assert.strictEqual(areSecretsEqual(secret('fake-a'), secret('fake-b')), false)
 * assert.strictEqual(areSecretsEqual(secret('fake-a'), 'fake-a'), false)
 * assert.strictEqual(areSecretsEqual('fake-a', 'fake-a'), undefined)
 *
 * @since 0.1.0
 * @category instances
 */
export const secretEqualityTester = (first: unknown, second: unknown): boolean | undefined => {
  if (!isSecret(first) || !isSecret(second)) return isSecret(first) || isSecret(second) ? false : undefined
  if (first === second) return true
  try {
    const [one, other] = [reveal(first), reveal(second)]
    return Object.is(one, other) || eqJson(one, other)
  } catch {
    // Somebody's own secret may throw, and what it throws may quote it.
    return false
  }
}
