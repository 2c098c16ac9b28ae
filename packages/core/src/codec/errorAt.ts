import type { Json } from '../token/json.js'
import { valueAt } from '../token/objects.js'
import type { Path } from './at.js'
import type { ErrorShape } from './errorShape.js'

/** Names of the parts of a vendor's error body, or paths made by `at`. @since 0.1.0 @category model */
export interface ErrorPlaces {
  /** The error code: a string or a number. */
  readonly code: string | Path
  /** A human-readable message. */
  readonly message?: string | Path
  /** The URL of a page about the error. */
  readonly uri?: string | Path
  /** The HTTP status, as a number or digits, if the body repeats it. */
  readonly status?: string | Path
  /** Whole seconds to wait before a retry, as a number or digits. */
  readonly retryAfter?: string | Path
  /** A code, or a list of codes, that means success, in addition to `null`, `false`, 0 and empty values. */
  readonly unless?: Json
  /**
   * The vendor's codes that have the meaning of a standard code, such as `{ bad_refresh_token: 'invalid_grant' }`.
   * `retryAdvice` follows the standard code; `error` stays the vendor's.
   */
  readonly standard?: Readonly<Record<string, string>>
}

const namesOf = (place: string | Path): readonly (string | number)[] =>
  typeof place === 'string' ? [place] : place.path

const partAt = (body: unknown, place: string | Path | undefined): unknown =>
  place === undefined ? undefined : valueAt(body, namesOf(place))

/**
 * Returns an error shape that finds the parts of a vendor's error body at the given names or paths.
 *
 * @example
 * import { defineCodec, errorAt } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string }>()({
 *   id: 'acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type' },
 *   errors: [errorAt({ code: 'errcode', message: 'errmsg' })],
 * })
 * const result = AcmeToken.read({ errcode: 40029, errmsg: 'invalid code' })
 * if (result._tag === 'Left') console.log(result.left.message) // acme: the server refused: 40029
 *
 * @since 0.1.0
 * @category constructors
 */
export const errorAt = ({
  code,
  message,
  uri,
  status,
  retryAfter,
  unless = [],
  standard = {},
}: ErrorPlaces): ErrorShape => ({
  marker: `${namesOf(code)[0]}`,
  code: namesOf(code),
  unless: Array.isArray(unless) ? unless : [unless],
  read: (body) => {
    const error = valueAt(body, namesOf(code))
    const key = typeof error === 'object' ? '' : `${error}`
    const standardError = Object.hasOwn(standard, key) ? standard[key] : undefined
    return {
      error,
      ...(standardError === undefined ? {} : { standardError }),
      errorDescription: partAt(body, message),
      errorUri: partAt(body, uri),
      status: partAt(body, status),
      retryAfter: partAt(body, retryAfter),
    }
  },
})
