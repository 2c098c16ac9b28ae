import type { MemberType } from '../members/MemberType.js'
import { placeOf } from '../report/places.js'
import { Report } from '../report/Report.js'
import { copyJson } from '../token/copyJson.js'
import { eqJson } from '../token/eqJson.js'
import type { Json } from '../token/json.js'
import { withoutPrototype } from '../token/objects.js'
import type { Path } from './at.js'
import type { TableRow } from './TableRow.js'

/** The functions of a {@link field}. @since 0.1.0 @category model */
export interface FieldFunctions {
  /** The standard value of a vendor's value; the value itself where it is unknown. */
  readonly read: (value: unknown) => unknown
  /** The vendor's value of a standard one; `undefined` where it has none. */
  readonly write: (standard: Json) => Json | undefined
}

const equals = (first: unknown, second: unknown): boolean => {
  try {
    return eqJson(first, second)
  } catch {
    // Only an object with a throwing getter, or a proxy, throws when it is compared.
    return false
  }
}

/** A type of member whose standard values functions make. */
const typeOfFunctions = (standard: MemberType<unknown>, functions: FieldFunctions): MemberType<unknown> => {
  const readValue = (value: unknown): unknown => {
    try {
      return functions.read(value)
    } catch {
      return value
    }
  }
  const writeValue = (value: unknown): Json | undefined => {
    try {
      return copyJson(functions.write(value as Json) ?? undefined).value
    } catch {
      return undefined
    }
  }
  return {
    ...standard,
    options: withoutPrototype({ isOpaque: true }),
    isDocumented: (value) => {
      const read = readValue(value)
      return standard.isDocumented(read) && equals(writeValue(read), value)
    },
    read: (value, report, place) => {
      const made = readValue(value)
      const read = standard.read(made, report, place)
      if (read !== undefined && !equals(writeValue(made), value)) report.note('repaired', 'other-form', place)
      return read
    },
    write: (clear) => {
      const value = writeValue(standard.write(clear))
      if (value === undefined) return undefined
      const attempt = new Report('', 'read')
      const place = placeOf('')
      const readBack = standard.check(standard.read(readValue(value), attempt, place), attempt, place)
      // A refused value reads back as `undefined`, which equals no member.
      return attempt.notes.length === 0 && equals(readBack, clear) ? value : undefined
    },
  }
}

/**
 * A row for a wire member that is read and written by functions: the last resort, where no other row says it. `read` makes the
 * standard value (RFC 6749's text, seconds) of the vendor's, and returns a value that it does not know unchanged; `write`
 * makes the vendor's of the standard one. The reading rules then apply as to any member. A value at which `read` throws is
 * unchanged; a value at which `write` throws, that is not JSON, or that would not be read back, is dropped with a note. A wire
 * value that `write` would write otherwise has a note as well (`repaired`, `other-form`).
 *
 * @example
 * import { defineCodec, field } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; minutes?: number }>()({
 *   id: 'acme',
 *   fields: {
 *     accessToken: 'access_token',
 *     tokenType: 'token_type',
 *     expiresIn: field('minutes', {
 *       read: (minutes) => (typeof minutes === 'number' ? minutes * 60 : minutes),
 *       write: (seconds) => Number(seconds) / 60,
 *     }),
 *   },
 * })
 * console.log(AcmeToken.parse({ access_token: 'fake-a', token_type: 'Bearer', minutes: 5 }).expiresIn) // 300
 *
 * @since 0.1.0
 * @category constructors
 */
export const field = <const Name extends string | Path>(
  name: Name,
  functions: FieldFunctions,
): TableRow<Name, 'any', unknown> => ({ name, typeFrom: (standard) => typeOfFunctions(standard, functions) })
