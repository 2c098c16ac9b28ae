/** The functions of a codec as other services meet them: what one writes, another reads from JSON text. */
import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, ReadOptions, Token, WriteOptions } from '@token-codecs/core'
import { callCodec } from '../Law.js'

export const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

export const read = (codec: AnyTokenCodec, input: unknown, options?: ReadOptions): ReturnType<AnyTokenCodec['read']> =>
  callCodec(() => codec.read(input, options))

export const write = (codec: AnyTokenCodec, token: Token, options?: WriteOptions): ReturnType<AnyTokenCodec['write']> =>
  callCodec(() => codec.write(token, options))

export const is = (codec: AnyTokenCodec, value: unknown): boolean => callCodec(() => codec.is(value))

/** The decoded token; `undefined` where the codec refuses the response. */
export const decode = (codec: AnyTokenCodec, response: unknown): Token | undefined => {
  const decoded = callCodec(() => codec.decode(response))
  return decoded._tag === 'Right' ? decoded.right : undefined
}

/** The encoded token, through JSON text. Where `encode` throws, law 4 reports it. */
export const encode = (codec: AnyTokenCodec, token: Token): object =>
  throughJson(callCodec(() => codec.encode(token))) as object

/** decode(encode(t)), with JSON text between them; `undefined` without a token, or where the codec refuses its output. */
export const decodeEncoded = (codec: AnyTokenCodec, token: Token | undefined): Token | undefined =>
  token && decode(codec, encode(codec, token))

export const encodesTo = (codec: AnyTokenCodec, token: Token, value: object): boolean =>
  isDeepStrictEqual(encode(codec, token), value)

/** Tells whether a written value has the documented shape of the codec. */
export const wireTakes = (codec: AnyTokenCodec, value: unknown): boolean => {
  const response = throughJson(value)
  const decoded = callCodec(() => codec.wire.decode(response))
  return decoded._tag === 'Right' && isDeepStrictEqual(throughJson(decoded.right), response)
}
