import type { TokenCodec } from '@token-codecs/core'
import { at, defineCodec, scopes } from '@token-codecs/core'
import { codedError } from './errors.js'

/**
 * Response of TikTok's `POST /open_api/v1.3/tt_user/oauth2/token/` and `/tt_user/oauth2/refresh_token/`, as modeled at
 * https://github.com/bububa/tiktok-business.
 *
 * @since 0.1.0
 * @category model
 */
export interface TiktokBusinessTokenResponse {
  /** 0; any other value is an error. */
  code: number
  /** `OK`. */
  message?: string
  request_id?: string
  data: {
    access_token: string
    /** Always `Bearer`. */
    token_type: string
    /** Comma-separated. */
    scope?: string
    /** Seconds. */
    expires_in?: number
    refresh_token?: string
    /** Seconds. */
    refresh_token_expires_in?: number
    /** The account's id in this app, which the API calls `business_id`. */
    open_id?: string
  }
}

/**
 * Codec for the tokens of TikTok accounts in TikTok's API for Business; its `id` is `tiktok-business`.
 *
 * @example
 * import { TiktokBusinessToken } from '@token-codecs/tiktok'
 *
 * const data = { access_token: 'fake-a', token_type: 'Bearer', scope: 'user.info.basic,video.list' }
 * console.log(TiktokBusinessToken.parse({ code: 0, message: 'OK', data }).scope) // [ 'user.info.basic', 'video.list' ]
 *
 * @since 0.1.0
 * @category codecs
 */
export const TiktokBusinessToken: TokenCodec<TiktokBusinessTokenResponse, 'message' | 'request_id' | 'data', 'data'> =
  defineCodec<TiktokBusinessTokenResponse>()({
    id: 'tiktok-business',
    fields: {
      accessToken: at('data', 'access_token'),
      tokenType: at('data', 'token_type'),
      // RFC 6749 separates names by spaces.
      scope: scopes(at('data', 'scope'), { separator: ',' }),
      expiresIn: at('data', 'expires_in'),
      refreshToken: at('data', 'refresh_token'),
      // Not in RFC 6749: the lifetime of the refresh token.
      refreshTokenExpiresIn: at('data', 'refresh_token_expires_in'),
    },
    constants: { code: 0 },
    extras: ['message', 'request_id', 'data'],
    secretExtras: ['data'],
    errors: [codedError],
  })
