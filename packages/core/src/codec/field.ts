import type { MemberType } from '../members/MemberType.js'
import { placeOf } from '../report/places.js'
import { Report } from '../report/Report.js'
import { copyJson } from '../token/copyJson.js'
import { eqJson } from '../token/eqJson.js'
import type { Json } from '../token/json.js'
import { withoutPrototype } from '../token/objects.js'
import type { Path } from './at.js'
import type { TableRow } from './TableRow.js'

/** The conversion functions of a {@link field}. @since 0.1.0 @category model */
export interface FieldFunctions {
  /** Converts a vendor's value to the standard one. Returns an unknown value unchanged. */
  readonly read: (value: unknown) => unknown
  /** Converts a standard value to the vendor's. Returns `undefined` if the vendor cannot represent it. */
  readonly write: (standard: Json) => Json | undefined
}

const equals = (first: unknown, second: unknown): boolean => {
  try {
    return eqJson(first, second)
  } catch {
    // Only a proxy or a throwing getter can make a comparison throw.
    return false
  }
}

/** Returns the standard type, with its wire values converted by `functions`. */
const typeOfFunctions = (standard: MemberType, functions: FieldFunctions): MemberType => {
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
      const readBack = standard.read(readValue(value), attempt, place)
      // A rejected value reads back as `undefined`, which never equals a member.
      return attempt.notes.length === 0 && equals(readBack, clear) ? value : undefined
    },
  }
}

/**
 * A row for a wire member converted by functions: the last resort, if no other row fits. `read` converts the vendor's
 * value to the standard one: an RFC 6749 string, or seconds. It returns an unknown value unchanged. `write` converts it
 * back. The usual reading rules then apply.
 *
 * If `read` throws, the value stays unchanged. If `write` throws, or its result does not read back, the member is
 * dropped with a note. A received value that differs from what `write` returns gets a note
 * (`repaired`, `other-form`).
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
