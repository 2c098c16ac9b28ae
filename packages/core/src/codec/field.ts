import { eqJson } from '../token/eqJson.js'
import type { Json } from '../token/json.js'

/**
 * A row for a wire member that is read and written by functions, as {@link field} makes it.
 *
 * @since 0.1.0
 * @category model
 */
export interface Field<Name extends string> {
  readonly name: Name
  /** The standard value of a vendor's value; the value itself where it is unknown. */
  readonly read: (value: unknown) => unknown
  /** The vendor's value of a standard one; `undefined` where it has none. */
  readonly write: (standard: Json) => Json | undefined
  /** Compares two JSON values. */
  readonly equals: (first: unknown, second: unknown) => boolean
}

/**
 * A row for a wire member that is read and written by functions. `read` makes the standard value (RFC 6749's text, seconds)
 * of the vendor's, and returns a value that it does not know unchanged; `write` makes the vendor's of the standard one.
 * The reading rules then apply as to any member. A value at which `read` throws is unchanged; a value at which `write`
 * throws, or that would not be read back, is dropped with a note. A wire value that `write` would write otherwise has a note
 * as well (`repaired`, `other-form`).
 *
 * @example
 * import { field } from '@token-codecs/core'
 *
 * const scope = field('scope', {
 *   read: (value) => (typeof value === 'string' ? value.replaceAll(',', ' ') : value),
 *   write: (standard) => (typeof standard === 'string' ? standard.replaceAll(' ', ',') : standard),
 * })
 * console.log(scope.write('read write')) // read,write
 *
 * @since 0.1.0
 * @category constructors
 */
export const field = <const Name extends string>(
  name: Name,
  { read, write }: { readonly read: (value: unknown) => unknown; readonly write: (standard: Json) => Json },
): Field<Name> => ({
  name,
  read: (value) => {
    try {
      return read(value)
    } catch {
      return value
    }
  },
  write: (standard) => {
    try {
      return write(standard) ?? undefined
    } catch {
      return undefined
    }
  },
  equals: (first, second) => {
    try {
      return eqJson(first, second)
    } catch {
      // Only an object with a throwing getter, or a proxy, throws when it is compared.
      return false
    }
  },
})
