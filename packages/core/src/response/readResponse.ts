import type { AnyTokenCodec, ReadOptions, ReadResult } from '../codec/TokenCodec.js'
import type { Either } from '../report/either.js'
import { left } from '../report/either.js'
import { Report } from '../report/Report.js'
import type { TokenError } from '../report/TokenError.js'
import { byteLimit } from './byteLimit.js'
import type { ParseOptions } from './parseResponse.js'
import { parseResponse } from './parseResponse.js'
import type { AbortSignalLike, ResponseLike } from './readBody.js'
import { readBody } from './readBody.js'
import { bodyTooLarge, unreadableBody } from './refusedBody.js'
import { retryAfter } from './retryAfter.js'

/** Options of `readResponse`. @since 0.1.0 @category model */
export interface ResponseOptions extends ReadOptions, ParseOptions {
  /** Ends the reading of the body. Give it to `fetch` as well: that ends the request. */
  readonly signal?: AbortSignalLike | undefined
}

const headerOf = ({ headers }: ResponseLike, name: string): string | null => {
  try {
    return headers.get(name)
  } catch {
    // A client's own response may have no headers, or others.
    return null
  }
}

const read = async (
  codec: AnyTokenCodec,
  response: ResponseLike,
  { receivedAt = Math.floor(Date.now() / 1000), signal, ...options }: ResponseOptions,
): Promise<Either<TokenError, ReadResult>> => {
  const { id } = codec
  const { status } = response
  const report = new Report(id, 'read')
  const limit = byteLimit(options.maxBytes, report)
  if (limit === undefined) return left(report.malformed())
  const { body, problem } = await readBody(response, limit, signal)
  const retryAfterHeader = headerOf(response, 'retry-after')
  if (problem === undefined) {
    const contentType = headerOf(response, 'content-type')
    return parseResponse(codec, { status, contentType, retryAfter: retryAfterHeader, body, receivedAt }, options)
  }
  const answer = { status, retryAfter: retryAfter(retryAfterHeader, receivedAt), body }
  return left(problem === 'body-too-large' ? bodyTooLarge(id, limit, answer) : unreadableBody(id, problem, answer))
}

/**
 * Reads a Fetch `Response` as {@link parseResponse} does its parts. Never rejects. A body can be read only once.
 *
 * The body is read up to `maxBytes`, 1 MiB by default: a longer one is `BodyTooLarge`. A connection that fails in the middle,
 * and a signal that aborts, are `UnreadableBody`: half an answer is never taken for a whole one. Without `receivedAt` the
 * time is that of the local clock when the function is called, in whole seconds.
 *
 * @example
 * import { readResponse, Rfc6749Token } from '@token-codecs/core'
 *
 * const response = Response.json({ access_token: 'fake-a', token_type: 'Bearer' })
 * const result = await readResponse(Rfc6749Token, response, { receivedAt: 1700000000 })
 * if (result._tag === 'Right') console.log(result.right.token)
 * // { accessToken: <redacted>, tokenType: 'Bearer', issuedAt: 1700000000 }
 *
 * @since 0.1.0
 * @category responses
 */
export const readResponse = async (
  codec: AnyTokenCodec,
  response: ResponseLike,
  options: ResponseOptions = {},
): Promise<Either<TokenError, ReadResult>> => {
  try {
    return await read(codec, response, options)
  } catch {
    // Only an object that poses as a response throws when it is looked at.
    return left(unreadableBody(codec.id, 'not-json', { status: undefined }))
  }
}
