import { byteLimit } from './byteLimit.js'
import type { Either } from './either.js'
import { left } from './either.js'
import { Log } from './Log.js'
import type { ParseOptions } from './parseResponse.js'
import { parseResponse } from './parseResponse.js'
import type { AbortSignalLike, ResponseLike } from './readBody.js'
import { readBody } from './readBody.js'
import { bodyTooLarge, unreadableBody } from './refusedBody.js'
import type { AnyTokenCodec, ReadOptions, ReadResult } from './TokenCodec.js'
import type { TokenError } from './TokenError.js'

/** @since 0.1.0 @category model */
export interface ResponseOptions extends ReadOptions, ParseOptions {
  /** Ends the reading of the body. Give it to `fetch` as well: that ends the request. */
  readonly signal?: AbortSignalLike | undefined
}

const read = async (
  codec: AnyTokenCodec,
  response: ResponseLike,
  { receivedAt = Math.floor(Date.now() / 1000), signal, ...options }: ResponseOptions,
): Promise<Either<TokenError, ReadResult>> => {
  const { id: vendor } = codec
  const { status, headers } = response
  const log = new Log(vendor, 'read')
  const limit = byteLimit(options.maxBytes, log)
  if (limit === undefined) return left(log.malformed())
  const body = await readBody(response, limit, signal)
  if ('bytes' in body) {
    const contentType = headers.get('content-type')
    const retryAfter = headers.get('retry-after')
    return parseResponse(codec)({ status, contentType, retryAfter, body: body.bytes, receivedAt }, options)
  }
  const { problem } = body
  if (problem === 'body-too-large') return left(bodyTooLarge(vendor, limit, status))
  return left(unreadableBody(vendor, problem, status))
}

/**
 * Reads a Fetch `Response` as `parseResponse` does its parts. It gives a `TaskEither`: a function that promises an `Either`,
 * and never rejects. Call it once: a body can be read only once.
 *
 * The body is read up to `maxBytes`, 1 MiB by default, and let go of there: `BodyTooLarge`. A connection that fails in the
 * middle, and a signal that aborts, are `UnreadableBody`: of half an answer nothing is taken. Without `receivedAt` the time
 * is that of the local clock, in whole seconds, when the function is called; never the server's.
 *
 * @example
 * import { fromResponse, Rfc6749Token } from '@token-codecs/core'
 *
 * const response = Response.json({ access_token: 'fake-a', token_type: 'Bearer' })
 * const result = await fromResponse(Rfc6749Token)(response, { receivedAt: 1700000000 })()
 * assert.strictEqual(result._tag === 'Right' && result.right.token.tokenType, 'Bearer')
 *
 * @since 0.1.0
 * @category responses
 */
export const fromResponse =
  (codec: AnyTokenCodec) =>
  (response: ResponseLike, options?: ResponseOptions): (() => Promise<Either<TokenError, ReadResult>>) =>
  async () => {
    try {
      return await read(codec, response, options ?? {})
    } catch {
      // Only what poses as a response can throw when it is looked at.
      return left(unreadableBody(codec.id, 'not-json', undefined))
    }
  }
