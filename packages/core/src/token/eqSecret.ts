import { eqJson } from './eqJson.js'
import type { Secret } from './Secret.js'
import { isSecret, reveal } from './Secret.js'

/**
 * Compares what two secrets hold. Text and JSON are compared by value, where the order of members does not count; a value
 * that JSON cannot hold, such as a `Date`, equals only itself. Never throws: a value that is not a secret equals nothing.
 *
 * @example
 * import { eqSecret, secret } from '@token-codecs/core'
 *
 * console.log(eqSecret(secret('fake-a'), secret('fake-a'))) // true
 * console.log(eqSecret(secret('fake-a'), secret('fake-b'))) // false
 *
 * @since 0.1.0
 * @category instances
 */
export const eqSecret = (first: Secret<unknown>, second: Secret<unknown>): boolean => {
  if (!isSecret(first) || !isSecret(second)) return false
  if (first === second) return true
  try {
    const [clearFirst, clearSecond] = [reveal(first), reveal(second)]
    return Object.is(clearFirst, clearSecond) || eqJson(clearFirst, clearSecond)
  } catch {
    // Somebody's own secret may throw, and the error may quote it.
    return false
  }
}

/**
 * An equality tester for `expect.addEqualityTesters` of vitest and Jest. With it, `toEqual`, `toStrictEqual` and
 * `toHaveBeenCalledWith` compare secrets by their values, those of another copy of this package too; without it any two
 * secrets differ. A failed comparison prints `<redacted>` on both sides. Returns `undefined`, no opinion, where neither
 * value is a secret.
 *
 * @example
 * import { secret, secretEqualityTester } from '@token-codecs/core'
 *
 * // In a test: expect.addEqualityTesters([secretEqualityTester])
 * console.log(secretEqualityTester(secret('fake-a'), secret('fake-a'))) // true
 * console.log(secretEqualityTester(secret('fake-a'), 'fake-a')) // false
 * console.log(secretEqualityTester('fake-a', 'fake-a')) // undefined
 *
 * @since 0.1.0
 * @category instances
 */
export const secretEqualityTester = (first: unknown, second: unknown): boolean | undefined =>
  isSecret(first) || isSecret(second) ? eqSecret(first as Secret<unknown>, second as Secret<unknown>) : undefined
