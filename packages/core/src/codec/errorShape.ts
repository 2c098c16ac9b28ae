import type { Json, JsonObject } from '../token/json.js'
import { withoutPrototype } from '../token/objects.js'

/** The parts of an error body; a value of another type than named is left out. @since 0.1.0 @category model */
export interface ErrorBody {
  /** The error code: text or a number. */
  readonly error: unknown
  /** Text. */
  readonly errorDescription?: unknown
  /** Text. */
  readonly errorUri?: unknown
  /** Whole seconds. */
  readonly retryAfter?: unknown
  /** The HTTP status, where the body repeats it. */
  readonly status?: unknown
}

/**
 * A vendor's error body, beside RFC 6749's, which every codec knows. `errorAt` makes one of names; write one by hand where its
 * code has to be computed.
 *
 * @since 0.1.0
 * @category model
 */
export interface ErrorShape {
  /** The member that tells this shape from a token. It must not be a name of the vendor's table, but it may be a constant's. */
  readonly marker: string
  /** The error; `undefined` for a body of another shape. An exception, or an `error` that says nothing, means `undefined` too. */
  readonly read: (body: { readonly [name: string]: Json | undefined }) => ErrorBody | undefined
  /** The path of the code, where it is known. */
  readonly code?: readonly (string | number)[]
  /** Codes that say that there is no error, beside null, false, 0, and what is empty. */
  readonly unless?: readonly Json[]
}

/** True for the values of an error member with which successful answers say that there is no error. */
export const isNoError = (error: unknown, unless: readonly Json[] = []): boolean =>
  error === null ||
  error === '' ||
  error === false ||
  error === 0 ||
  (typeof error === 'object' && Object.keys(error).length === 0) ||
  unless.some((value) => value === error)

/** An optional part of a shape; an own member only, because `Object.prototype` may be polluted. */
export const partOf = <Name extends 'code' | 'unless'>(
  shape: ErrorShape,
  name: Name,
): NonNullable<ErrorShape[Name]> | [] => (Object.hasOwn(shape, name) ? shape[name] : undefined) ?? []

/** The error that a shape finds in a body. */
export const readShape = (shape: ErrorShape, body: JsonObject): ErrorBody | undefined => {
  try {
    const found = shape.read(withoutPrototype(body))
    if (found === undefined) return undefined
    // Inherited members are left out, because `Object.prototype` may be polluted.
    const part = (name: keyof ErrorBody): unknown =>
      name in Object.prototype && !Object.hasOwn(found, name) ? undefined : found[name]
    const error = part('error')
    if (error === undefined || isNoError(error, partOf(shape, 'unless'))) return undefined
    const [errorDescription, errorUri] = [part('errorDescription'), part('errorUri')]
    return { error, errorDescription, errorUri, retryAfter: part('retryAfter'), status: part('status') }
  } catch {
    return undefined
  }
}
