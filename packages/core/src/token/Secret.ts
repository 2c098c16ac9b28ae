/** The text in place of a secret, wherever it is printed. */
export const REDACTED = '<redacted>'

// In the symbol registry of the process, so that two installed copies of this package reveal each other's secrets.
const revealKey: unique symbol = Symbol.for('@token-codecs/secret')

/**
 * A value that does not print: `String()`, templates, `JSON.stringify`, `console.log` and error messages show
 * `<redacted>`, and `util.inspect` shows no value whatever its options. {@link reveal} is the one way out.
 *
 * The type is structural: secrets of two versions of this package are assignable to each other. Two secrets are never
 * deep-equal by accident (compare tokens with `eqToken`), and `structuredClone` refuses them: what crosses a process,
 * a worker, a queue or a store goes through `CanonicalToken.encode`.
 *
 * @since 0.1.0
 * @category model
 */
export interface Secret<A = string> {
  toString(): string
  toJSON(): '<redacted>'
  /** Never there at run time: it carries `A` for the compiler. */
  readonly '~type'?: A
}

/** A secret of a text that has been checked as a token, so that writing need not check it again. */
export let tokenSecret: (text: string) => Secret

/** The text given to `tokenSecret`; `undefined` for any other value. */
export let revealChecked: (value: unknown) => string | undefined

type Show<A> = (key?: unknown) => A | typeof REDACTED

// V8 puts the description of a symbol into the error that `structuredClone` throws.
const uncloneable: unique symbol = Symbol('A Secret cannot be cloned: send CanonicalToken.encode(token) instead')

class RedactedValue<A> implements Secret<A> {
  // The first own member, because cloning stops at the first value that it rejects.
  readonly '~clone': typeof uncloneable = uncloneable
  // Only on secrets made by `tokenSecret`: nothing outside this class can set it.
  #checked: Show<A> | undefined
  // A closure, because a browser's console prints private fields but only the text of a function. An own member, because
  // a proxy (Vue, Valtio) has no private fields, structuredClone refuses functions and deep equality tells them apart.
  readonly toJSON: () => typeof REDACTED

  constructor(value: A) {
    // JSON.stringify passes a string.
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
 * The value inside a secret: the one place to look for when asking where tokens leave an application.
 * Throws a `TypeError` for any other value, such as a spread copy of a secret.
 *
 * @since 0.1.0
 * @category destructors
 */
export const reveal = <A>(wrapped: Secret<A>): A => {
  const unwrap: unknown = (wrapped as { readonly [revealKey]?: unknown } | null | undefined)?.[revealKey]
  if (typeof unwrap !== 'function') throw new TypeError('reveal: expected a Secret, not a copy or a clone of one')
  return unwrap.call(wrapped) as A
}

/** Tells whether {@link reveal} accepts a value. Never throws, although revealing a foreign secret may. */
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
