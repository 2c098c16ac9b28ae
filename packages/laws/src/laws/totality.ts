import type { AnyTokenCodec, Token } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { write } from './throughJson.js'

/** A call of a codec's function, by a name for messages; a text that it returns is a fault. */
type Call = readonly [name: string, run: (codec: AnyTokenCodec) => unknown]

/** The first call that throws, or that returns a fault. */
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

/** The fault of `encode`, which returns an object, and throws exactly where `write` refuses the token. */
export const faultOfEncode = (codec: AnyTokenCodec, token: Token): Breach => {
  const isRefused = write(codec, token)._tag === 'Left'
  try {
    const value: unknown = codec.encode(token)
    if (isRefused) return 'writes a token that `write` refuses'
    return typeof value === 'object' && value !== null ? undefined : 'returns something else than an object'
  } catch {
    return isRefused ? undefined : 'throws, and `write` does not refuse the token'
  }
}
