import type { SettleExpiry } from '../members/MemberType.js'
import { secondsBy } from '../members/secondsBy.js'
import type { Path } from './at.js'
import type { TableRow } from './TableRow.js'
import { issuedAtIndex } from './values.js'

/** Options of {@link lifetime}. @since 0.1.0 @category model */
export interface LifetimeOptions {
  /** True if the vendor documents a string of digits. */
  readonly text?: boolean
  /** The vendor's unit; seconds by default. */
  readonly unit?: 'milliseconds'
  /** The value that means the token never expires. Kept as data without a note, and written back. */
  readonly never?: number | string
  /**
   * Values from here on are instants in epoch seconds. An instant is read as the time left after `issuedAt`, at least 0;
   * without `issuedAt`, as `expiresAt` or `refreshTokenExpiresAt`. A lifetime this long is dropped when written.
   */
  readonly instantFrom?: number
}

type ValueOf<Options> = Options extends { readonly text: true } ? string : number

/** Converts an instant sent as a lifetime to the time left after `issuedAt`, or moves it to the instant member. */
const settleInstant =
  (instantFrom: number): SettleExpiry =>
  (read, lifetimeIndex, instantIndex) => {
    const seconds = read[lifetimeIndex] as number | undefined
    if (seconds === undefined || seconds < instantFrom) return false
    const left = Math.max(0, seconds - ((read[issuedAtIndex] as number | undefined) ?? 0))
    read[lifetimeIndex] = left < instantFrom ? left : undefined
    if (left >= instantFrom) read[instantIndex] = seconds
    return true
  }

/**
 * A row for a lifetime that is not a plain number of seconds.
 *
 * @example
 * import { defineCodec, lifetime } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; expires_in?: string }>()({
 *   id: 'acme',
 *   fields: {
 *     accessToken: 'access_token',
 *     tokenType: 'token_type',
 *     expiresIn: lifetime('expires_in', { text: true, never: 0 }),
 *   },
 * })
 * const response = { access_token: 'fake-a', token_type: 'Bearer', expires_in: '3600' }
 * console.log(AcmeToken.parse(response).expiresIn) // 3600
 * console.log(AcmeToken.parse({ ...response, expires_in: '0' }).expiresIn) // undefined
 *
 * @since 0.1.0
 * @category constructors
 */
export const lifetime = <const Name extends string | Path, const Options extends LifetimeOptions = LifetimeOptions>(
  name: Name,
  options: Options,
): TableRow<Name, 'lifetime', ValueOf<Options>> => {
  const { text = false, unit, never, instantFrom } = options
  const isMilliseconds = unit === 'milliseconds'
  const expected = `whole ${isMilliseconds ? 'milliseconds' : 'seconds'}${text ? ' as a string' : ''}`
  const type = secondsBy('lifetime', expected, { text, perSecond: isMilliseconds ? 1000 : 1, never, instantFrom })
  return { name, typeFrom: () => (instantFrom === undefined ? type : { ...type, settle: settleInstant(instantFrom) }) }
}
