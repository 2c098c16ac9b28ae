import { withoutPrototype } from '../token/objects.js'
import type { Path } from './at.js'
import type { TableRow } from './TableRow.js'

/**
 * A row for a member that the vendor sends as `null` if the token has no such member. `null` is kept as data without a
 * note, and written back by the same codec. Without this row, `null` is ignored with a note.
 *
 * @example
 * import { defineCodec, nullable } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; refresh_token?: string | null }>()({
 *   id: 'acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type', refreshToken: nullable('refresh_token') },
 * })
 * const token = AcmeToken.parse({ access_token: 'fake-a', token_type: 'Bearer', refresh_token: null })
 * console.log(AcmeToken.encode(token)) // { access_token: 'fake-a', token_type: 'Bearer', refresh_token: null }
 *
 * @since 0.1.0
 * @category constructors
 */
export const nullable = <const Name extends string | Path>(
  name: Name,
): TableRow<Name, 'any', string | number | null> => ({
  name,
  typeFrom: (standard) => ({
    ...standard,
    isDocumented: (value) => value === null || standard.isDocumented(value),
    isKept: (value) => value === null,
    options: withoutPrototype({ ...standard.options, isNullable: true }),
  }),
})
