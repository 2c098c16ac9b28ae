import { dateTime } from '../members/dateTime.js'
import { MAX_SECONDS } from '../members/seconds.js'
import { secondsBy } from '../members/secondsBy.js'
import type { Path } from './at.js'
import type { TableRow } from './TableRow.js'

/** Options of {@link instant}. @since 0.1.0 @category model */
export interface InstantOptions {
  /** Seconds or milliseconds since the epoch, or a text as RFC 3339 has it (`2023-12-14T22:13:20Z`); seconds by default. */
  readonly form?: 'seconds' | 'milliseconds' | 'iso'
  /** True where the vendor documents digits as text. */
  readonly text?: boolean
  /** The value that means that the token never expires. It is kept as data, without a note, and written back. */
  readonly never?: number | string
}

type ValueOf<Options> = Options extends { readonly text: true } | { readonly form: 'iso' } ? string : number

/**
 * A row for an instant: when a token expires or was issued. Read to the second and in UTC; a fraction of a second, and another
 * offset than `Z`, is `ignored` with a note. A number of milliseconds below 10¹¹ is moved, because it is seconds. RFC 3339's
 * letters are in upper case.
 *
 * A table with this row alone writes it from the issue time and the lifetime of a token that has no instant.
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
  const expected = `${isMilliseconds ? 'epoch milliseconds' : 'epoch seconds'}${text ? ' as text' : ''}`
  const type = form === 'iso' ? dateTime(never) : secondsBy('instant', expected, { text, never, ...numeric })
  return { name, typeFrom: () => type }
}
