/** Law 1: `decode`, `validate`, `read`, `parse` and `~standard` agree, and so do `encode` and `write`. */
import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { eqToken } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { callCodec } from '../Law.js'
import { encode, read, throughJson, write } from './throughJson.js'

/** Results of all reading functions for one response. */
interface Readings {
  readonly decode: ReturnType<AnyTokenCodec['decode']>
  readonly validate: ReturnType<AnyTokenCodec['validate']>
  readonly read: ReturnType<AnyTokenCodec['read']>
  readonly parse: Token | undefined
  readonly standard: ReturnType<AnyTokenCodec['~standard']['validate']>
}

const parse = (codec: AnyTokenCodec, response: unknown): Token | undefined => {
  try {
    return codec.parse(response)
  } catch {
    return undefined
  }
}

/** Runs each reading function on its own copy, because one may change it. */
export const readingsOf = (codec: AnyTokenCodec, response: object): Readings => {
  const text = JSON.stringify(response)
  const copy = (): unknown => JSON.parse(text)
  return {
    decode: callCodec(() => codec.decode(copy())),
    read: read(codec, copy()),
    standard: callCodec(() => codec['~standard'].validate(copy())),
    validate: callCodec(() => codec.validate(copy(), [])),
    parse: parse(codec, copy()),
  }
}

/** Finds functions that disagree about accepting the response. */
export const acceptanceDiffers = ({ decode, validate, read, parse, standard }: Readings): Breach => {
  if (decode._tag !== validate._tag) return '`decode` and `validate` disagree: only one accepts the response'
  if (decode._tag !== read._tag) return '`decode` and `read` disagree: only one accepts the response'
  const isRejected = decode._tag === 'Left'
  if (isRejected !== (standard.issues !== undefined))
    return '`decode` and `~standard` disagree: only one accepts the response'
  return isRejected === (parse === undefined)
    ? undefined
    : '`decode` and `parse` disagree: only one accepts the response'
}

const isTokenError = (error: unknown): boolean =>
  ['_tag', 'code', 'message', 'source'].every(
    (member) => typeof (error as { readonly [member: string]: unknown } | undefined)?.[member] === 'string',
  )

/** Finds a rejection without a usable error. */
export const rejectionIsUnexplained = ({ decode, read, standard }: Readings): Breach => {
  if (decode._tag === 'Left' && decode.left.length === 0)
    return '`decode` rejects a response with an empty list of errors'
  if (standard.issues?.length === 0) return '`~standard` rejects a response with an empty list of issues'
  return read._tag === 'Right' || isTokenError(read.left)
    ? undefined
    : '`read` rejects a response with an error that is not a `TokenError`'
}

/** Finds a function that returns a different token than `decode`. */
export const tokensDiffer = ({ decode, validate, read, parse, standard }: Readings): Breach => {
  const differs = (token: Token | undefined): boolean =>
    decode._tag === 'Right' && token !== undefined && !eqToken(token, decode.right)
  if (differs(parse)) return '`decode` and `parse` return different tokens for the same response'
  if (validate._tag === 'Right' && differs(validate.right))
    return '`decode` and `validate` return different tokens for the same response'
  if (read._tag === 'Right' && differs(read.right.token))
    return '`decode` and `read` return different tokens for the same response'
  return standard.issues === undefined && differs(standard.value)
    ? '`decode` and `~standard` return different tokens for the same response'
    : undefined
}

/** Finds a difference between the outputs of `encode` and `write`. */
export const writtenValuesDiffer = (codec: AnyTokenCodec, { parse }: Readings): Breach => {
  const written = parse === undefined ? undefined : write(codec, parse)
  if (parse === undefined || written?._tag !== 'Right') return undefined
  const isSame = isDeepStrictEqual(throughJson(written.right.value), encode(codec, parse))
  return isSame ? undefined : '`encode` and `write` return different values for the same token'
}
