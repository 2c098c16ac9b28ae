import { dateTime } from '../members/dateTime.js'
import { MAX_SECONDS } from '../members/seconds.js'
import { secondsBy } from '../members/secondsBy.js'
import type { Path } from './at.js'
import type { TableRow } from './TableRow.js'

/** Options of {@link instant}. @since 0.1.0 @category model */
export interface InstantOptions {
  /** Epoch seconds (the default), epoch milliseconds, or an RFC 3339 string (`2023-12-14T22:13:20Z`). */
  readonly form?: 'seconds' | 'milliseconds' | 'iso'
  /** True if the vendor documents a string of digits. */
  readonly text?: boolean
  /** The value that means the token never expires. Kept as data without a note, and written back. */
  readonly never?: number | string
}

type ValueOf<Options> = Options extends { readonly text: true } | { readonly form: 'iso' } ? string : number

/**
 * A row for an instant: when a token expires or was issued. Reads whole seconds in UTC; a fraction of a second, or an
 * offset other than `Z`, gets a note (`ignored`, `sub-second`). With `milliseconds`, a number below 10¹¹ is moved,
 * because it must be seconds. With `iso`, `T` and `Z` must be in upper case.
 *
 * If the table has no lifetime row, a token's lifetime is written to this row as `issuedAt` plus the lifetime.
 *
 * @example
 * import { defineCodec, expiryOf, instant } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; expires_at?: string }>()({
 *   id: 'acme',
 *   fields: {
 *     accessToken: 'access_token',
 *     tokenType: 'token_type',
 *     expiresAt: instant('expires_at', { form: 'iso' }),
 *   },
 * })
 * const token = AcmeToken.parse({ access_token: 'fake-a', token_type: 'Bearer', expires_at: '2023-11-14T22:13:20Z' })
 * console.log(expiryOf(token)) // 1700000000
 *
 * @since 0.1.0
 * @category constructors
 */
export const instant = <const Name extends string | Path, const Options extends InstantOptions = InstantOptions>(
  name: Name,
  options: Options,
): TableRow<Name, 'instant', ValueOf<Options>> => {
  const { form = 'seconds', text = false, never } = options
  const isMilliseconds = form === 'milliseconds'
  const numeric = isMilliseconds ? { perSecond: 1000, minimum: MAX_SECONDS } : {}
  const expected = `${isMilliseconds ? 'epoch milliseconds' : 'epoch seconds'}${text ? ' as a string' : ''}`
  const type = form === 'iso' ? dateTime(never) : secondsBy('instant', expected, { text, never, ...numeric })
  return { name, typeFrom: () => type }
}
