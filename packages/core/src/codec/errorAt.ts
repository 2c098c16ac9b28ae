import type { Json } from '../token/json.js'
import { valueAt } from '../token/objects.js'
import type { Path } from './at.js'
import type { ErrorShape } from './errorShape.js'

/** Where a vendor's error body has its parts: names, or paths by `at`. @since 0.1.0 @category model */
export interface ErrorPlaces {
  /** The error code: text or a number. */
  readonly code: string | Path
  /** Text for a person. */
  readonly message?: string | Path
  /** The address of a page about the error. */
  readonly uri?: string | Path
  /** The HTTP status, where the body repeats it. */
  readonly status?: string | Path
  /** Whole seconds to wait. */
  readonly retryAfter?: string | Path
  /** Codes that say that there is no error, beside null, false, 0, and what is empty. */
  readonly unless?: Json
}

const namesOf = (place: string | Path): readonly (string | number)[] =>
  typeof place === 'string' ? [place] : place.path

const partAt = (body: unknown, place: string | Path | undefined): unknown =>
  place === undefined ? undefined : valueAt(body, namesOf(place))

/**
 * A vendor's error body by the places of its parts.
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
export const errorAt = ({ code, message, uri, status, retryAfter, unless = [] }: ErrorPlaces): ErrorShape => ({
  marker: `${namesOf(code)[0]}`,
  code: namesOf(code),
  unless: Array.isArray(unless) ? unless : [unless],
  read: (body) => ({
    error: valueAt(body, namesOf(code)),
    errorDescription: partAt(body, message),
    errorUri: partAt(body, uri),
    status: partAt(body, status),
    retryAfter: partAt(body, retryAfter),
  }),
})
