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

/** An exception of a codec's function, which law 4 finds: in every other law such a case says nothing. */
class CodecThrew {
  readonly _tag = 'CodecThrew'
}

/** A breach, thrown to fast-check, which then looks for the smallest case. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

/** Asks a codec, where throwing is another law's business. */
export const ask = <A>(question: () => A): A => {
  try {
    return question()
  } catch {
    throw new CodecThrew()
  }
}

export const law = <Case extends readonly unknown[]>(
  breach: (codec: AnyTokenCodec, ...of: Case) => Breach,
): Law<Case> => {
  const found = (codec: AnyTokenCodec, ...of: Case): Breach => {
    try {
      return breach(codec, ...of)
    } catch (thrown) {
      if (thrown instanceof CodecThrew) return undefined
      throw thrown
    }
  }
  return Object.assign((codec: AnyTokenCodec, ...of: Case) => found(codec, ...of) === undefined, { breach: found })
}
