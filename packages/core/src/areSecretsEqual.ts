import { eqSecret } from './eqSecret.js'

/** What an equality tester has at hand: vitest's and Jest's `TesterContext`, as far as it is used here. */
interface EqualityContext {
  equals(first: unknown, second: unknown, customTesters?: (typeof areSecretsEqual)[]): boolean
}

/**
 * An equality tester for `expect.addEqualityTesters` of vitest and of Jest: `toEqual`, `toStrictEqual`,
 * `toHaveBeenCalledWith` and their like then compare secrets, also those of another copy of this package, by what is in
 * them. Without it any two are different, because nothing can look inside.
 *
 * Two secrets are equal if their values are, JSON objects in whatever order their members are. A secret and anything else
 * are different; it has no opinion (`undefined`) where neither is a secret. What a failed comparison prints
 * is `<redacted>` on both sides.
 *
 * @example
 * import { areSecretsEqual, secret } from '@token-codecs/core'
 *
 * // With vitest and Jest: expect.addEqualityTesters([areSecretsEqual])
 * const runner = { equals: Object.is }
 * assert.strictEqual(areSecretsEqual.call(runner, secret('fake-a'), secret('fake-a')), true)
 * assert.strictEqual(areSecretsEqual.call(runner, secret('fake-a'), secret('fake-b')), false)
 * assert.strictEqual(areSecretsEqual.call(runner, secret('fake-a'), 'fake-a'), false)
 * assert.strictEqual(areSecretsEqual.call(runner, 'fake-a', 'fake-a'), undefined)
 *
 * @since 0.1.0
 * @category instances
 */
export function areSecretsEqual(this: EqualityContext, first: unknown, second: unknown): boolean | undefined {
  // The runner's testers of the moment are not handed on: that of toMatchObject takes a part for the whole.
  return eqSecret(first, second, (one, other) => this.equals(one, other, [areSecretsEqual]))
}
