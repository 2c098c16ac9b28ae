import type { AnyTokenCodec } from '@token-codecs/core'

/** Describes how a codec breaks a law; `undefined` if it keeps the law. @since 0.1.0 @category model */
export type Breach = string | undefined

/**
 * A law: a pure predicate over one case. Its `breach` never contains a secret.
 *
 * @since 0.1.0
 * @category model
 */
export interface Law<Case extends readonly unknown[]> {
  /** True if the codec keeps the law in this case. */
  (codec: AnyTokenCodec, ...of: Case): boolean
  /** Describes how the codec breaks the law in this case. */
  readonly breach: (codec: AnyTokenCodec, ...of: Case) => Breach
}

/** Signals that a codec's function threw. Only law 4 reports that; for the other laws it is not a breach. */
class CodecThrew {
  readonly _tag = 'CodecThrew'
}

/** Calls a codec's function and turns an exception into `CodecThrew`. */
export const callCodec = <A>(call: () => A): A => {
  try {
    return call()
  } catch {
    throw new CodecThrew()
  }
}

/** Creates a law from a function that finds its breach. */
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
