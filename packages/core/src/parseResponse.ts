import { byteLimit, exceeds } from './byteLimit.js'
import { extensionsPlace } from './checkToken.js'
import type { Either } from './either.js'
import { left } from './either.js'
import { Log } from './Log.js'
import { parseBody } from './parseBody.js'
import { bodyTooLarge, isStatus, unreadableBody } from './refusedBody.js'
import { retryAfter } from './retryAfter.js'
import type { AnyTokenCodec, ReadOptions, ReadResult } from './TokenCodec.js'
import type { Malformed, OAuthError, TokenError } from './TokenError.js'

/**
 * What a token endpoint answered.
 *
 * @since 0.1.0
 * @category model
 */
export interface TokenAnswer {
  /** The HTTP status. */
  readonly status: number
  /** The `Content-Type` header. Bodies are told apart by what they are: its own, or none, only lets a form be untidier. */
  readonly contentType?: string | null | undefined
  /** Text, or bytes of UTF-8. */
  readonly body: string | Uint8Array
  /** Seconds since the epoch; best the instant before the request. It becomes `issuedAt` where the vendor sends none. */
  readonly receivedAt?: number | undefined
  /** The `Retry-After` header: seconds, or a date, which counts from `receivedAt`. */
  readonly retryAfter?: string | null | undefined
}

/** @since 0.1.0 @category model */
export interface ParseOptions extends Pick<ReadOptions, 'strict'> {
  /** What a body may take at most, in bytes: 1 MiB by default. */
  readonly maxBytes?: number
}

const isSuccess = (status: number): boolean => isStatus(status) && status >= 200 && status <= 299

/** The server's error with what the answer around it says. */
const answeredError = (error: OAuthError, status: number, wait: number | undefined): OAuthError => ({
  ...error,
  ...(isStatus(status) ? { status } : {}),
  // What the vendor says in its own words counts more than what a proxy may have added.
  ...(wait === undefined || error.retryAfter !== undefined ? {} : { retryAfter: wait }),
})

/** RFC 6749 §3.2: which of the values would count, is not for us to say. */
const repeatedMember = ({ id: vendor, fields }: AnyTokenCodec, names: readonly string[]): Malformed => {
  const log = new Log(vendor, 'read')
  const known = [...Object.values(fields), 'error']
  for (const name of names) {
    const place = known.includes(name) ? { member: name, name } : extensionsPlace
    log.refuse('repeated-member', place, 'one value for each name', names)
  }
  return log.malformed()
}

const readOptions = (receivedAt: number | undefined, strict = false): ReadOptions =>
  receivedAt === undefined ? { strict } : { receivedAt, strict }

const parse = (codec: AnyTokenCodec, answer: TokenAnswer, options: ParseOptions): Either<TokenError, ReadResult> => {
  const { id: vendor } = codec
  const { status, contentType, body, receivedAt } = answer
  const log = new Log(vendor, 'read')
  const limit = byteLimit(options.maxBytes, log)
  if (limit === undefined) return left(log.malformed())
  if (exceeds(body, limit)) return left(bodyTooLarge(vendor, limit, status))

  const wait = retryAfter(answer.retryAfter, receivedAt)
  const parsed = parseBody(codec, body, contentType)
  const result = parsed === undefined ? undefined : codec.read(parsed.value, readOptions(receivedAt, options.strict))
  if (result?._tag === 'Left' && result.left._tag === 'OAuthError') {
    return left(answeredError(result.left, status, wait))
  }
  if (!isSuccess(status)) return left(unreadableBody(vendor, 'unexpected-status', status, wait))
  if (parsed === undefined || result === undefined) return left(unreadableBody(vendor, 'not-json', status))
  return parsed.repeated.length === 0 ? result : left(repeatedMember(codec, parsed.repeated))
}

/**
 * Reads what a token endpoint answered.
 *
 * JSON, whatever the content type says, and form-encoded. An OAuth error, RFC 6749 §5.2's or the vendor's own, is looked
 * for first: at any status, and even beside a token. A token comes from a 2xx only; any other answer is `UnreadableBody`,
 * with its status and nothing of its body. A form that holds a name more than once is `Malformed`. Never throws.
 *
 * @example
 * import { parseResponse, Rfc6749Token } from '@token-codecs/core'
 *
 * const parse = parseResponse(Rfc6749Token)
 * const contentType = 'text/plain'
 * const result = parse({ status: 200, contentType, body: '{"access_token":"fake-a"}', receivedAt: 1700000000 })
 * assert.strictEqual(result._tag === 'Right' && result.right.token.issuedAt, 1700000000)
 *
 * const refused = parse({ status: 429, body: 'error=slow_down', retryAfter: '5' })
 * assert.strictEqual(refused._tag, 'Left')
 * assert.strictEqual(refused.left._tag === 'OAuthError' && refused.left.retryAfter, 5)
 *
 * @since 0.1.0
 * @category responses
 */
export const parseResponse =
  (codec: AnyTokenCodec) =>
  (answer: TokenAnswer, options?: ParseOptions): Either<TokenError, ReadResult> => {
    try {
      return parse(codec, answer, options ?? {})
    } catch {
      // Only what poses as an answer, with another body or with getters, can throw when it is looked at.
      return left(unreadableBody(codec.id, 'not-json', undefined))
    }
  }
