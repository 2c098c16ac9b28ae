/** Codec functions with JSON text in between, as when one service writes and another reads. */
import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, ReadOptions, Token, WriteOptions } from '@token-codecs/core'
import { callCodec } from '../Law.js'

export const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

export const read = (codec: AnyTokenCodec, input: unknown, options?: ReadOptions): ReturnType<AnyTokenCodec['read']> =>
  callCodec(() => codec.read(input, options))

/** Caches the result for each token and codec, because several laws need it for the same case. */
const cached = <A>(run: (codec: AnyTokenCodec, token: Token) => A): typeof run => {
  const known = new WeakMap<Token, Map<AnyTokenCodec, A>>()
  return (codec, token) => {
    const results = known.get(token) ?? new Map<AnyTokenCodec, A>()
    if (results.has(codec)) return results.get(codec) as A
    const result = run(codec, token)
    known.set(token, results.set(codec, result))
    return result
  }
}

const writeWithoutOptions = cached((codec, token) => callCodec(() => codec.write(token)))

export const write = (
  codec: AnyTokenCodec,
  token: Token,
  options?: WriteOptions,
): ReturnType<AnyTokenCodec['write']> =>
  options === undefined ? writeWithoutOptions(codec, token) : callCodec(() => codec.write(token, options))

export const is = (codec: AnyTokenCodec, value: unknown): boolean => callCodec(() => codec.is(value))

/** Returns the decoded token; `undefined` if the codec rejects the response. */
export const decode = (codec: AnyTokenCodec, response: unknown): Token | undefined => {
  const decoded = callCodec(() => codec.decode(response))
  return decoded._tag === 'Right' ? decoded.right : undefined
}

const encodedText = cached((codec, token) => JSON.stringify(callCodec(() => codec.encode(token))))

/** Returns the encoded token, passed through JSON text. */
export const encode = (codec: AnyTokenCodec, token: Token): object => JSON.parse(encodedText(codec, token))

const decodeOwn = cached((codec, token) => decode(codec, encode(codec, token)))

/** decode(encode(t)) through JSON text; `undefined` without a token, or if the codec rejects its own output. */
export const decodeEncoded = (codec: AnyTokenCodec, token: Token | undefined): Token | undefined =>
  token && decodeOwn(codec, token)

export const encodesTo = (codec: AnyTokenCodec, token: Token, value: object): boolean =>
  isDeepStrictEqual(encode(codec, token), value)

/** Returns the encoded token; an empty object if the codec throws or returns nothing. */
export const encoded = (codec: AnyTokenCodec, token: Token): object => {
  try {
    return codec.encode(token) ?? {}
  } catch {
    return {}
  }
}

/** True if `wire` decodes a written value unchanged. */
export const wireAccepts = (codec: AnyTokenCodec, value: unknown): boolean => {
  const response = throughJson(value)
  const decoded = callCodec(() => codec.wire.decode(response))
  return decoded._tag === 'Right' && isDeepStrictEqual(throughJson(decoded.right), response)
}
