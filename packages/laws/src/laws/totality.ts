import type { AnyTokenCodec, Token } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { write } from './throughJson.js'

/** A call of a codec function, with its name for messages; a returned string describes a fault. */
type Call = readonly [name: string, run: (codec: AnyTokenCodec) => unknown]

/** Describes the first call that throws or returns a fault. */
export const firstFault = (codec: AnyTokenCodec, calls: readonly Call[]): Breach => {
  for (const [name, run] of calls) {
    try {
      const fault = run(codec)
      if (typeof fault === 'string') return `${name} ${fault}`
    } catch {
      return `${name} throws`
    }
  }
  return undefined
}

export const faultOfEither = (result: { readonly _tag?: unknown } | undefined): Breach =>
  result?._tag === 'Left' || result?._tag === 'Right' ? undefined : 'returns neither a `Left` nor a `Right`'

/** Checks that `encode` returns an object, or throws if `write` rejects the token. */
export const faultOfEncode = (codec: AnyTokenCodec, token: Token): Breach => {
  const isRejected = write(codec, token)._tag === 'Left'
  try {
    const value: unknown = codec.encode(token)
    if (isRejected) return 'accepts a token that `write` rejects'
    return typeof value === 'object' && value !== null ? undefined : 'does not return an object'
  } catch {
    return isRejected ? undefined : 'throws although `write` accepts the token'
  }
}
