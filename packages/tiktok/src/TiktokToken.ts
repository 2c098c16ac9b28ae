import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'

/**
 * Response of TikTok's `POST /v2/oauth/token/`, as documented at
 * https://developers.tiktok.com/doc/oauth-user-access-token-management. A client access token has no refresh token,
 * scope or `open_id`.
 *
 * @since 0.1.0
 * @category model
 */
export interface TiktokTokenResponse {
  access_token: string
  /** Seconds. */
  expires_in?: number
  /** The user's id in this app. */
  open_id?: string
  /** Seconds. */
  refresh_expires_in?: number
  /** Replaces the refresh token that was sent. */
  refresh_token?: string
  /** Comma-separated. */
  scope?: string
  /** Always `Bearer`. */
  token_type: string
}

/**
 * Codec for the tokens of TikTok's Login Kit; its `id` is `tiktok`.
 *
 * @example
 * import { TiktokToken } from '@token-codecs/tiktok'
 *
 * const response = { access_token: 'fake-a', scope: 'user.info.basic,video.list', token_type: 'Bearer' }
 * console.log(TiktokToken.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', scope: [ 'user.info.basic', 'video.list' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const TiktokToken: TokenCodec<TiktokTokenResponse, 'open_id'> = defineCodec<TiktokTokenResponse>()({
  id: 'tiktok',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    // Not in RFC 6749: the lifetime of the refresh token.
    refreshTokenExpiresIn: 'refresh_expires_in',
    refreshToken: 'refresh_token',
    // RFC 6749 separates names by spaces.
    scope: scopes('scope', { separator: ',' }),
    tokenType: 'token_type',
  },
  extras: ['open_id'],
})
