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
  /** Aborts reading the body. Pass it to `fetch` too, to abort the request. */
  readonly signal?: AbortSignalLike | undefined
}

const headerOf = ({ headers }: ResponseLike, name: string): string | null => {
  try {
    return headers.get(name)
  } catch {
    // A response that is not from `fetch` may have no headers, or headers in another form.
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
  const received = { status, retryAfter: retryAfter(retryAfterHeader, receivedAt), body }
  return left(problem === 'body-too-large' ? bodyTooLarge(id, limit, received) : unreadableBody(id, problem, received))
}

/**
 * Reads a Fetch `Response`, then parses it as {@link parseResponse} does. Never rejects. A body can be read only once.
 *
 * Returns `BodyTooLarge` if the body is longer than `maxBytes` (default 1 MiB). Returns `UnreadableBody` if the
 * connection fails or the signal aborts, and never parses a partial body. `receivedAt` (epoch seconds) defaults to the
 * local time of the call, rounded down.
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
    // Only a fake response, such as a hostile proxy, throws when its members are read.
    return left(unreadableBody(codec.id, 'not-json', { status: undefined }))
  }
}
