import type { Json, JsonObject } from '../token/json.js'
import { isString, withoutPrototype } from '../token/objects.js'

/** The parts of an error body. Parts with the wrong type are left out. @since 0.1.0 @category model */
export interface ErrorBody {
  /** The error code: a string or a number. */
  readonly error: unknown
  /** The code of RFC 6749 or RFC 8628 with the same meaning. `retryAdvice` follows it. */
  readonly standardError?: string
  /** A string. */
  readonly errorDescription?: unknown
  /** A string. */
  readonly errorUri?: unknown
  /** Whole seconds, as a number or digits. */
  readonly retryAfter?: unknown
  /** The HTTP status, as a number or digits, if the body repeats it. */
  readonly status?: unknown
}

/**
 * A vendor's error body. Every codec also reads the error body of RFC 6749 §5.2, so a table does not list that one.
 * `errorAt` builds a shape from names; write one by hand if the code has to be computed.
 *
 * @since 0.1.0
 * @category model
 */
export interface ErrorShape {
  /** The member that distinguishes this error from a token. The table may contain it only as a constant. */
  readonly marker: string
  /**
   * Returns the error, or `undefined` for a body of another shape. An exception, or an `error` that means success,
   * counts as `undefined`.
   */
  readonly read: (body: { readonly [name: string]: Json | undefined }) => ErrorBody | undefined
  /** The path of the error code, if it is fixed. */
  readonly code?: readonly (string | number)[]
  /** Codes that mean success, in addition to `null`, `false`, 0 and empty values. */
  readonly unless?: readonly Json[]
}

/** True if the value of an error member means success. */
const isNoError = (error: unknown, unless: readonly Json[] = []): boolean =>
  error === null ||
  error === '' ||
  error === false ||
  error === 0 ||
  (typeof error === 'object' && Object.keys(error).length === 0) ||
  unless.some((value) => value === error)

/** Returns an optional part of a shape. Reads own members only, because `Object.prototype` may be polluted. */
export const partOf = <Name extends 'code' | 'unless'>(
  shape: ErrorShape,
  name: Name,
): NonNullable<ErrorShape[Name]> | [] => (Object.hasOwn(shape, name) ? shape[name] : undefined) ?? []

/** Returns the error that a shape finds in a body, or `undefined`. Never throws. */
export const readShape = (shape: ErrorShape, body: JsonObject): ErrorBody | undefined => {
  try {
    const found = shape.read(withoutPrototype(body))
    if (found === undefined) return undefined
    // Skips members inherited from a polluted `Object.prototype`.
    const part = (name: keyof ErrorBody): unknown =>
      name in Object.prototype && !Object.hasOwn(found, name) ? undefined : found[name]
    const error = part('error')
    if (error === undefined || isNoError(error, partOf(shape, 'unless'))) return undefined
    const [errorDescription, errorUri] = [part('errorDescription'), part('errorUri')]
    const standardError = part('standardError')
    return {
      error,
      ...(isString(standardError) ? { standardError } : {}),
      errorDescription,
      errorUri,
      retryAfter: part('retryAfter'),
      status: part('status'),
    }
  } catch {
    return undefined
  }
}
