/** Placeholder printed instead of a secret. */
export const REDACTED = '<redacted>'

// A registered symbol, so that two installed copies of this package can reveal each other's secrets.
const revealKey: unique symbol = Symbol.for('@token-codecs/secret')

/**
 * A value that does not print. `String()`, templates, `JSON.stringify`, `console.log` and error messages show
 * `<redacted>`; `util.inspect` never shows the value, whatever its options. Only {@link reveal} returns it.
 *
 * The type is structural: secrets of two versions of this package are assignable to each other. Two secrets are not
 * deep-equal, even if their values are; compare tokens with `eqToken`. `structuredClone` throws on secrets, so use
 * `CanonicalToken.encode` to pass tokens to another process, a worker, a queue or a store.
 *
 * @since 0.1.0
 * @category model
 */
export interface Secret<A = string> {
  toString(): string
  toJSON(): '<redacted>'
  /** Type-level only; carries `A`. */
  readonly '~type'?: A
}

/** Wraps a string already checked as a token, so that writing can skip the check. */
export let tokenSecret: (text: string) => Secret

/** Returns the string passed to `tokenSecret`; `undefined` for any other value. */
export let revealChecked: (value: unknown) => string | undefined

type Show<A> = (key?: unknown) => A | typeof REDACTED

// V8 puts the description of a symbol into the error that `structuredClone` throws.
const uncloneable: unique symbol = Symbol('A Secret cannot be cloned: send CanonicalToken.encode(token) instead')

class RedactedValue<A> implements Secret<A> {
  // The first own member, because cloning stops at the first value that it rejects.
  readonly '~clone': typeof uncloneable = uncloneable
  // Set only by `tokenSecret`; code outside this class cannot set it.
  #checked: Show<A> | undefined
  // A closure, because browser consoles print private fields, but only the source code of functions.
  // An own property, because private fields fail behind a proxy (Vue, Valtio). It also makes structuredClone throw, and
  // keeps two secrets from being deep-equal.
  readonly toJSON: () => typeof REDACTED

  constructor(value: A) {
    // JSON.stringify passes a string key, never this symbol.
    const show: Show<A> = (key) => (key === revealKey ? value : REDACTED)
    this.toJSON = show as () => typeof REDACTED
  }

  static {
    tokenSecret = (text) => {
      const made = new RedactedValue(text)
      made.#checked = made.toJSON as Show<string>
      return made
    }
    revealChecked = (value) =>
      typeof value === 'object' && value !== null && #checked in value
        ? (value.#checked?.(revealKey) as string | undefined)
        : undefined
  }

  [revealKey](): A {
    return (this.toJSON as Show<A>)(revealKey) as A
  }

  toString(): string {
    return REDACTED
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED
  }
}

/**
 * Wraps a value so that it does not print.
 *
 * @example
 * import { reveal, secret } from '@token-codecs/core'
 *
 * const token = secret('fake-access-token')
 * console.log(`${token}`, JSON.stringify({ token })) // <redacted> {"token":"<redacted>"}
 * console.log(reveal(token)) // fake-access-token
 *
 * @since 0.1.0
 * @category constructors
 */
export const secret = <A>(value: A): Secret<A> => new RedactedValue(value)

/**
 * Returns the value inside a secret. Search for its calls to see where tokens leave an application. Throws a
 * `TypeError` for any other value, such as a spread copy of a secret.
 *
 * @since 0.1.0
 * @category destructors
 */
export const reveal = <A>(wrapped: Secret<A>): A => {
  const unwrap: unknown = (wrapped as { readonly [revealKey]?: unknown } | null | undefined)?.[revealKey]
  if (typeof unwrap !== 'function')
    throw new TypeError('reveal: expected a Secret; a copy or clone of one does not work')
  return unwrap.call(wrapped) as A
}

/** True if {@link reveal} accepts a value. Never throws, although `reveal` may for another library's secret. */
export const isSecret = (value: unknown): value is Secret<unknown> => {
  try {
    return (
      typeof value === 'object' &&
      value !== null &&
      typeof (value as { [revealKey]?: unknown })[revealKey] === 'function'
    )
  } catch {
    return false
  }
}
