import { eqJson } from './eqJson.js'
import type { Secret } from './Secret.js'
import { isSecret, reveal } from './Secret.js'

/**
 * Compares the values of two secrets. Strings and JSON compare by value, in any order of members. Other values, such as
 * a `Date`, equal only themselves. Never throws, and returns false if an argument is not a secret.
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
    // Another implementation's secret may throw, and the error may quote its value.
    return false
  }
}

/**
 * Equality tester for `expect.addEqualityTesters` of vitest and Jest. With it, `toEqual`, `toStrictEqual` and
 * `toHaveBeenCalledWith` compare secrets by value, even across two copies of this package. Without it, any two secrets
 * differ. A failed comparison prints `<redacted>` on both sides. Returns `undefined` (no opinion) if neither value is a
 * secret.
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
