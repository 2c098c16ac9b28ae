import type { AnyTokenCodec } from '@token-codecs/core'

/** The breach of a law in words; `undefined` where it keeps the law. @since 0.1.0 @category model */
export type Breach = string | undefined

/**
 * A law, as a predicate over one case. It is pure, and it never quotes a secret.
 *
 * @since 0.1.0
 * @category model
 */
export interface Law<Case extends readonly unknown[]> {
  /** Tells whether the codec keeps the law in this case. */
  (codec: AnyTokenCodec, ...of: Case): boolean
  /** How the codec breaks the law in this case. */
  readonly breach: (codec: AnyTokenCodec, ...of: Case) => Breach
}

/** An exception of a codec's function. Law 4 reports it; for the other laws such a case is not a breach. */
class CodecThrew {
  readonly _tag = 'CodecThrew'
}

/** Calls a codec's function; an exception is not a breach of the law at hand, because law 4 reports it. */
export const callCodec = <A>(call: () => A): A => {
  try {
    return call()
  } catch {
    throw new CodecThrew()
  }
}

/** Makes a law of the function that finds its breach. */
export const law = <Case extends readonly unknown[]>(
  findBreach: (codec: AnyTokenCodec, ...of: Case) => Breach,
): Law<Case> => {
  const breach = (codec: AnyTokenCodec, ...of: Case): Breach => {
    try {
      return findBreach(codec, ...of)
    } catch (thrown) {
      if (thrown instanceof CodecThrew) return undefined
      throw thrown
    }
  }
  return Object.assign((codec: AnyTokenCodec, ...of: Case) => breach(codec, ...of) === undefined, { breach })
}
