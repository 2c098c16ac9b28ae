import type { Json } from './json.js'
import { eqJson } from './json.js'

/**
 * A wire member that is read or written in its own way: `read` makes the standard form (RFC 6749's text, seconds) of what
 * the vendor sends, and hands on unchanged what it does not know; `write` makes the vendor's form of the standard one.
 * The reading rules then apply as to any member. A value at which `read` throws is handed on unchanged; one at which
 * `write` throws, or that would not be read back, is dropped with a note. What is read although `write` would make
 * something else of it has a note as well (`repaired`, `other-form`).
 *
 * @since 0.1.0
 * @category model
 */
export interface Field<Name extends string> {
  readonly name: Name
  readonly read: (value: unknown) => unknown
  readonly write: (standard: Json) => Json
}

/**
 * A field that is read or written in its own way; a field that is not is given by its wire name alone.
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
export const field = <const Name extends string>(name: Name, own: Omit<Field<Name>, 'name'>): Field<Name> => ({
  name,
  read: own.read,
  write: own.write,
})

/** The standard form of the vendor's value. */
export const standardForm = (own: Field<string> | undefined, value: unknown): unknown => {
  if (own === undefined) return value
  try {
    return own.read(value)
  } catch {
    return value
  }
}

/** The vendor's form of a standard one; `undefined` when it has none. */
export const vendorForm = (own: Field<string>, standard: Json): Json | undefined => {
  try {
    return own.write(standard) ?? undefined
  } catch {
    return undefined
  }
}

/**
 * Tells whether a value came in another form than the vendor's, such as the standard one, which `read` leaves unchanged.
 */
export const isOtherForm = (own: Field<string>, value: unknown, standard: unknown): boolean => {
  try {
    return !eqJson(own.write(standard as Json) ?? undefined, value)
  } catch {
    return false
  }
}
