/**
 * A row for a lifetime that is not plain seconds.
 *
 * @since 0.1.0
 * @category model
 */
export interface Lifetime<Name extends string> {
  readonly name: Name
  /** The first value, in seconds, that is an instant instead of a lifetime. */
  readonly instantFrom: number
}

/**
 * A row for a lifetime in whose place some of the vendor's answers have an instant. A value of `instantFrom` seconds or
 * more is read as the time from the issue time until then, 0 where it has passed; without an issue time it is moved. No
 * lifetime that long is written.
 *
 * @example
 * import { defineCodec, lifetime } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; expires_in?: number }>()({
 *   id: 'acme',
 *   fields: {
 *     accessToken: 'access_token',
 *     tokenType: 'token_type',
 *     expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }),
 *   },
 * })
 * const response = { access_token: 'fake-a', token_type: 'Bearer', expires_in: 1700003600 }
 * console.log(AcmeToken.parse(response, { receivedAt: 1700000000 }).expiresIn) // 3600
 *
 * @since 0.1.0
 * @category constructors
 */
export const lifetime = <const Name extends string>(
  name: Name,
  { instantFrom }: { readonly instantFrom: number },
): Lifetime<Name> => ({ name, instantFrom })
