import type { AnyTokenCodec, ReadOptions, ReadResult } from '../codec/TokenCodec.js'
import type { Either } from '../report/either.js'
import { left, right } from '../report/either.js'
import { placeOf, wholeInput } from '../report/places.js'
import { Report } from '../report/Report.js'
import type { OAuthError, TokenError } from '../report/TokenError.js'
import { isString } from '../token/objects.js'
import { byteLimit, exceeds } from './byteLimit.js'
import { isBytes } from './decodeText.js'
import { parseBody } from './parseBody.js'
import { bodyTooLarge, isStatus, sealedBody, unreadableBody } from './refusedBody.js'
import { retryAfter } from './retryAfter.js'

/**
 * The parts of a token endpoint's HTTP response.
 *
 * @since 0.1.0
 * @category model
 */
export interface ResponseParts {
  /** The HTTP status. */
  readonly status: number
  /**
   * The `Content-Type` header. JSON and forms are detected without it; it gives the charset and relaxes form syntax.
   */
  readonly contentType?: string | null | undefined
  /** A string, bytes, or the value that the HTTP client parsed. */
  readonly body: unknown
  /** Epoch seconds, ideally just before the request. Becomes `issuedAt` if the response has no issue time. */
  readonly receivedAt?: number | undefined
  /** The `Retry-After` header: seconds, or a date relative to `receivedAt`. */
  readonly retryAfter?: string | null | undefined
}

/** Options of `parseResponse`. @since 0.1.0 @category model */
export interface ParseOptions extends Pick<ReadOptions, 'strict'> {
  /** Maximum body size in bytes. Default 1 MiB. Ignored for a body that is already parsed. */
  readonly maxBytes?: number
}

const isSuccess = (status: number): boolean => isStatus(status) && status >= 200 && status <= 299

/** Adds the status and the retry delay to the server's error. */
const withResponse = (error: OAuthError, status: number, wait: number | undefined): OAuthError => ({
  ...error,
  ...(isStatus(status) ? { status } : {}),
  // The body's delay takes precedence, because a proxy may have added the header.
  ...(wait === undefined || error.retryAfter !== undefined ? {} : { retryAfter: wait }),
})

const readOptions = (receivedAt: number | undefined, strict = false): ReadOptions =>
  receivedAt === undefined ? { strict } : { receivedAt, strict }

/** Checks the tag, because `instanceof` fails for objects from another realm. */
const isTagged = (value: unknown, tag: string): boolean => Object.prototype.toString.call(value) === `[object ${tag}]`

/** Normalizes bytes to a `Uint8Array`, and a missing body to an empty string. */
export const contentOf = (body: unknown): unknown => {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  return isTagged(body, 'ArrayBuffer') ? new Uint8Array(body as ArrayBuffer) : (body ?? '')
}

const parse = (codec: AnyTokenCodec, parts: ResponseParts, options: ParseOptions): Either<TokenError, ReadResult> => {
  const { id } = codec
  const { status, contentType, receivedAt } = parts
  const { strict } = options
  const report = new Report(id, 'read')
  const limit = byteLimit(options.maxBytes, report)
  if (limit === undefined) return left(report.malformed())
  const body = contentOf(parts.body)
  // A Fetch `Response` has the members of these parts, so the compiler cannot reject it.
  if (isTagged(body, 'ReadableStream')) {
    report.refuse(
      'not-parsed',
      placeOf('body'),
      'text, bytes or parsed JSON (pass a Response to readResponse)',
      body,
      'ReadableStream',
    )
    return left(report.malformed())
  }
  const wait = retryAfter(parts.retryAfter, receivedAt)
  const received = { status, retryAfter: wait, body }
  const isUnparsed = isString(body) || isBytes(body)
  if (isUnparsed && exceeds(body, limit)) return left(bodyTooLarge(id, limit, received))

  const parsed = isUnparsed ? parseBody(codec, body, contentType, report) : { value: body }
  const result = parsed === undefined ? undefined : codec.read(parsed.value, readOptions(receivedAt, strict))
  if (result?._tag === 'Left' && result.left._tag === 'OAuthError') {
    return left(withResponse(result.left, status, wait))
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
 * Parses a token endpoint's response: a JSON or form-encoded body (string, bytes, or already parsed), with any content
 * type. Never throws.
 *
 * An OAuth error (RFC 6749 §5.2, or the vendor's error shape) takes precedence over the status and over a token.
 * A token is accepted only from a 2xx response; other responses are `UnreadableBody`. Errors contain the beginning of
 * the body as a secret. Bytes that are not UTF-8 are decoded with the content type's charset, or else with replacement
 * characters and a note.
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
  parts: ResponseParts,
  options: ParseOptions = {},
): Either<TokenError, ReadResult> => {
  try {
    return parse(codec, parts, options)
  } catch {
    // Only a fake response, such as a hostile proxy, throws when its members are read.
    return left(unreadableBody(codec.id, 'not-json', { status: undefined }))
  }
}
