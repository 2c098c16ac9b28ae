/** Law 1: `decode`, `validate`, `read`, `parse` and `~standard` are faces of one reading, `encode` and `write` of one writing. */
import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { eqToken } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { callCodec } from '../Law.js'
import { encode, read, throughJson, write } from './throughJson.js'

/** The result of each face for one response. */
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

/** Each face reads a copy, because one might change it. */
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

/** One face accepts the response, and another refuses it. */
export const acceptanceDiffers = ({ decode, validate, read, parse, standard }: Readings): Breach => {
  if (decode._tag !== validate._tag) return '`decode` and `validate` disagree'
  if (decode._tag !== read._tag) return `\`decode\` and \`read\` disagree: a ${decode._tag} and a ${read._tag}`
  const isRefused = decode._tag === 'Left'
  if (isRefused !== (standard.issues !== undefined)) return '`decode` and `~standard` disagree'
  return isRefused === (parse === undefined) ? undefined : '`decode` and `parse` disagree'
}

const isTokenError = (error: unknown): boolean =>
  ['_tag', 'code', 'message', 'source'].every(
    (member) => typeof (error as { readonly [member: string]: unknown } | undefined)?.[member] === 'string',
  )

/** A face refuses the response without an error that says why. */
export const refusalIsUnexplained = ({ decode, read, standard }: Readings): Breach => {
  if (decode._tag === 'Left' && decode.left.length === 0) return '`decode` refuses it and does not say why'
  if (standard.issues?.length === 0) return '`~standard` refuses it and does not say why'
  return read._tag === 'Right' || isTokenError(read.left)
    ? undefined
    : '`read` refuses it with something else than a `TokenError`'
}

/** A face makes another token of the response than `decode`. */
export const tokensDiffer = ({ decode, validate, read, parse, standard }: Readings): Breach => {
  const differs = (token: Token | undefined): boolean =>
    decode._tag === 'Right' && token !== undefined && !eqToken(token, decode.right)
  if (differs(parse)) return '`decode` and `parse` make different tokens of it'
  if (validate._tag === 'Right' && differs(validate.right)) return '`decode` and `validate` make different tokens of it'
  if (read._tag === 'Right' && differs(read.right.token)) return '`decode` and `read` make different tokens of it'
  return standard.issues === undefined && differs(standard.value)
    ? '`decode` and `~standard` make different tokens of it'
    : undefined
}

/** `encode` and `write` write different values of the token that was read. */
export const writtenValuesDiffer = (codec: AnyTokenCodec, { parse }: Readings): Breach => {
  const written = parse === undefined ? undefined : write(codec, parse)
  if (parse === undefined || written?._tag !== 'Right') return undefined
  const isSame = isDeepStrictEqual(throughJson(written.right.value), encode(codec, parse))
  return isSame ? undefined : '`encode` and `write` write different values'
}
