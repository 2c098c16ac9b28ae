import type { AnyTokenCodec, ReadOptions, ReadResult } from '../codec/TokenCodec.js'
import type { Either } from '../report/either.js'
import { left, right } from '../report/either.js'
import { wholeInput } from '../report/places.js'
import { Report } from '../report/Report.js'
import type { OAuthError, TokenError } from '../report/TokenError.js'
import { isString } from '../token/objects.js'
import { byteLimit, exceeds } from './byteLimit.js'
import { isBytes } from './decodeText.js'
import { parseBody } from './parseBody.js'
import { bodyTooLarge, isStatus, sealedBody, unreadableBody } from './refusedBody.js'
import { retryAfter } from './retryAfter.js'

/**
 * An answer of a token endpoint.
 *
 * @since 0.1.0
 * @category model
 */
export interface TokenAnswer {
  /** The HTTP status. */
  readonly status: number
  /** The `Content-Type` header. It says nothing about JSON or form, but allows a form to be untidier, and names a charset. */
  readonly contentType?: string | null | undefined
  /** Text, bytes, or the value that the caller's client has parsed. */
  readonly body: unknown
  /** Seconds since the epoch; best the instant before the request. It becomes `issuedAt` where the vendor sends none. */
  readonly receivedAt?: number | undefined
  /** The `Retry-After` header: seconds, or a date, which counts from `receivedAt`. */
  readonly retryAfter?: string | null | undefined
}

/** Options of `parseResponse`. @since 0.1.0 @category model */
export interface ParseOptions extends Pick<ReadOptions, 'strict'> {
  /** The most bytes that a body may take, 1 MiB by default. A body that was already parsed is not measured. */
  readonly maxBytes?: number
}

const isSuccess = (status: number): boolean => isStatus(status) && status >= 200 && status <= 299

/** The server's error with the parts of the answer around it. */
const answeredError = (error: OAuthError, status: number, wait: number | undefined): OAuthError => ({
  ...error,
  ...(isStatus(status) ? { status } : {}),
  // The vendor's own words count more than a header that a proxy may have added.
  ...(wait === undefined || error.retryAfter !== undefined ? {} : { retryAfter: wait }),
})

const readOptions = (receivedAt: number | undefined, strict = false): ReadOptions =>
  receivedAt === undefined ? { strict } : { receivedAt, strict }

/** A body as text or bytes; any other value has been parsed already. */
const contentOf = (body: unknown): unknown => {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  // By its tag, because the ArrayBuffer of another realm is an instance of another class.
  const isBuffer = Object.prototype.toString.call(body) === '[object ArrayBuffer]'
  return isBuffer ? new Uint8Array(body as ArrayBuffer) : (body ?? '')
}

const parse = (codec: AnyTokenCodec, answer: TokenAnswer, options: ParseOptions): Either<TokenError, ReadResult> => {
  const { id } = codec
  const { status, contentType, receivedAt } = answer
  const { strict } = options
  const report = new Report(id, 'read')
  const limit = byteLimit(options.maxBytes, report)
  if (limit === undefined) return left(report.malformed())
  const body = contentOf(answer.body)
  const wait = retryAfter(answer.retryAfter, receivedAt)
  const received = { status, retryAfter: wait, body }
  const isUnparsed = isString(body) || isBytes(body)
  if (isUnparsed && exceeds(body, limit)) return left(bodyTooLarge(id, limit, received))

  const parsed = isUnparsed ? parseBody(codec, body, contentType, report) : { value: body }
  const result = parsed === undefined ? undefined : codec.read(parsed.value, readOptions(receivedAt, strict))
  if (result?._tag === 'Left' && result.left._tag === 'OAuthError') {
    return left(answeredError(result.left, status, wait))
  }
  if (!isSuccess(status)) return left(unreadableBody(id, 'unexpected-status', received))
  if (result === undefined) return left(unreadableBody(id, 'not-json', received))
  if (result._tag === 'Left') {
    return result.left._tag === 'Malformed' ? left({ ...result.left, ...sealedBody(body) }) : result
  }
  if (strict === true && report.notes.some(({ action }) => action === 'repaired')) {
    report.refuse('not-utf-8', wholeInput, 'text in UTF-8', body, 'string with replacement characters')
    return left({ ...report.malformed(), ...sealedBody(body) })
  }
  const { token, notes } = result.right
  return right({ token, notes: report.notes.length === 0 ? notes : [...report.notes, ...notes] })
}

/**
 * Reads the answer of a token endpoint: JSON, whatever the content type says, or form-encoded, as text, as bytes or already
 * parsed.
 *
 * An OAuth error, RFC 6749 §5.2's or the vendor's own, is looked for first: at any status, and even beside a token. A token
 * comes from a 2xx only; any other answer is `UnreadableBody`. These errors hold the beginning of the body, sealed. Bytes
 * that are not UTF-8 are read by the charset of the content type, else with replacement characters and a note. Never throws.
 *
 * @example
 * import { parseResponse, Rfc6749Token } from '@token-codecs/core'
 *
 * const refused = parseResponse(Rfc6749Token, { status: 429, body: 'error=slow_down', retryAfter: '5' })
 * if (refused._tag === 'Left') console.log(refused.left)
 * // {
 * //   _tag: 'OAuthError',
 * //   code: 'oauth-error',
 * //   message: 'rfc6749: the server refused: slow_down',
 * //   source: 'rfc6749',
 * //   error: 'slow_down',
 * //   body: <redacted>,
 * //   status: 429,
 * //   retryAfter: 5
 * // }
 *
 * @since 0.1.0
 * @category responses
 */
export const parseResponse = (
  codec: AnyTokenCodec,
  answer: TokenAnswer,
  options: ParseOptions = {},
): Either<TokenError, ReadResult> => {
  try {
    return parse(codec, answer, options)
  } catch {
    // Only an object that poses as an answer throws when it is looked at.
    return left(unreadableBody(codec.id, 'not-json', { status: undefined }))
  }
}
