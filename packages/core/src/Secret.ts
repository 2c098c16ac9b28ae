/** What a secret prints as, everywhere. */
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

/** A secret of text that is known to be a token. It holds the same for ever, so nobody has to look through the text again. */
export let tokenSecret: (text: string) => Secret

/** What `tokenSecret` was given, of a secret that it made. */
export let knownToken: (value: unknown) => string | undefined

class RedactedValue<A> implements Secret<A> {
  // In a function, since a browser's console prints what private fields hold, and of a function its text alone.
  readonly #show: (key: unknown) => A | typeof REDACTED
  #isToken = false
  // Own, and another function in each instance: structuredClone refuses functions, and deep equality tells them apart.
  readonly toJSON: () => typeof REDACTED

  constructor(value: A) {
    // What JSON.stringify passes is never a symbol.
    const show = (key?: unknown): A | typeof REDACTED => (key === revealKey ? value : REDACTED)
    this.#show = show
    this.toJSON = show as () => typeof REDACTED
  }

  // No members of the class: who has a secret has its class, and could pass off as a token what nobody looked through.
  static {
    tokenSecret = (text) => {
      const made = new RedactedValue(text)
      made.#isToken = true
      return made
    }
    knownToken = (value) =>
      typeof value === 'object' && value !== null && #isToken in value && value.#isToken
        ? (value.#show(revealKey) as string)
        : undefined
  }

  [revealKey](): A {
    return this.#show(revealKey) as A
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
 * assert.strictEqual(`${token}`, '<redacted>')
 * assert.strictEqual(reveal(token), 'fake-access-token')
 *
 * @since 0.1.0
 * @category constructors
 */
export const secret = <A>(value: A): Secret<A> => new RedactedValue(value)

/**
 * The value inside a secret: the one place to look for when asking where tokens leave an application.
 * Throws a `TypeError` for what is not a secret, a spread or deep-cloned one for example.
 *
 * @since 0.1.0
 * @category destructors
 */
export const reveal = <A>(wrapped: Secret<A>): A => {
  const unwrap: unknown = (wrapped as { readonly [revealKey]?: unknown } | null | undefined)?.[revealKey]
  if (typeof unwrap !== 'function') throw new TypeError('reveal: expected a secret; copies of a secret are not secrets')
  return unwrap.call(wrapped) as A
}

/** Whether {@link reveal} takes it for a secret. Never throws, though the secret of somebody else may when it is revealed. */
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
