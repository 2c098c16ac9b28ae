import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

/**
 * Response of Intuit's `POST /oauth2/v1/tokens/bearer`, for the first tokens and for a refresh.
 * As documented by Intuit's Java SDK, https://github.com/intuit/QuickBooks-V3-Java-SDK.
 *
 * @since 0.1.0
 * @category model
 */
export interface QuickbooksTokenResponse {
  /** Seconds. */
  expires_in: number
  /** A JWT, sent if scope `openid` was granted. */
  id_token?: string
  refresh_token: string
  /** Seconds. Each refresh starts the lifetime again. */
  x_refresh_token_expires_in: number
  access_token: string
  /** Always `bearer`. */
  token_type: string
  /** Seconds that are left of five years, after which no refresh helps. Sent if the client asks for it by a header. */
  x_refresh_token_hard_expires_in?: number
}

/**
 * Codec for QuickBooks Online and Intuit's other APIs; its `id` is `quickbooks`.
 *
 * @example
 * import { QuickbooksToken } from '@token-codecs/quickbooks'
 *
 * const response = { access_token: 'fake-a', token_type: 'bearer', expires_in: 3600 }
 * const token = QuickbooksToken.parse({ ...response, refresh_token: 'fake-r', x_refresh_token_expires_in: 8726400 })
 * console.log(token.expiresIn, token.refreshTokenExpiresIn) // 3600 8726400
 *
 * @since 0.1.0
 * @category codecs
 */
export const QuickbooksToken: TokenCodec<QuickbooksTokenResponse, 'x_refresh_token_hard_expires_in'> =
  defineCodec<QuickbooksTokenResponse>()({
    id: 'quickbooks',
    fields: {
      expiresIn: 'expires_in',
      idToken: 'id_token',
      refreshToken: 'refresh_token',
      // Not in RFC 6749: Intuit's prefix marks its own member.
      refreshTokenExpiresIn: 'x_refresh_token_expires_in',
      accessToken: 'access_token',
      tokenType: 'token_type',
    },
    tokenType: 'bearer',
    // A second lifetime of the refresh token; a Token has one.
    extras: ['x_refresh_token_hard_expires_in'],
  })
