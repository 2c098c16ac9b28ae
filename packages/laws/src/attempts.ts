import type { AnyTokenCodec, Token } from '@token-codecs/core'
import type { Breach } from './Law.js'
import { ask } from './Law.js'

/** A question to a codec; a text is the fault of the answer. */
type Attempt = readonly [name: string, run: (codec: AnyTokenCodec) => unknown]

export const eitherOf = (result: { readonly _tag?: unknown } | undefined): Breach =>
  result?._tag === 'Left' || result?._tag === 'Right' ? undefined : 'returns neither a `Left` nor a `Right`'

/** `encode` returns an object, and throws where `write` refuses the token. */
export const encodes = (codec: AnyTokenCodec, token: Token): Breach => {
  const isRefused = ask(() => codec.write(token))._tag === 'Left'
  try {
    const value: unknown = codec.encode(token)
    if (isRefused) return 'writes a token that `write` refuses'
    return typeof value === 'object' && value !== null ? undefined : 'returns something else than an object'
  } catch {
    return isRefused ? undefined : 'throws, and `write` does not refuse the token'
  }
}

export const throwing = (codec: AnyTokenCodec, attempts: readonly Attempt[]): Breach => {
  for (const [name, run] of attempts) {
    try {
      const wrong = run(codec)
      if (typeof wrong === 'string') return `${name} ${wrong}`
    } catch {
      return `${name} throws`
    }
  }
  return undefined
}
