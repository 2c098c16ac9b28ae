import { eqJson } from './json.js'
import { isSecret, reveal } from './Secret.js'

/**
 * Whether two secrets hold the same: JSON by value, what is no JSON by `eqOther`. `undefined` where neither is a secret;
 * a secret is never equal to what is none. One that cannot be looked at is equal to itself alone: never throws, and what
 * somebody's own secret threw, which may quote it, goes nowhere.
 */
export const eqSecret = (
  first: unknown,
  second: unknown,
  eqOther: (first: unknown, second: unknown) => boolean = () => false,
): boolean | undefined => {
  if (!isSecret(first) || !isSecret(second)) return isSecret(first) || isSecret(second) ? false : undefined
  if (first === second) return true
  try {
    const [one, other] = [reveal(first), reveal(second)]
    return eqJson(one, other) || eqOther(one, other)
  } catch {
    return false
  }
}
