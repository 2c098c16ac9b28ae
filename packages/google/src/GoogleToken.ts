import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

/**
 * Response of Google's `POST https://oauth2.googleapis.com/token`, for all grants that return an access token.
 * As documented at https://developers.google.com/identity/protocols/oauth2/web-server.
 *
 * @since 0.1.0
 * @category model
 */
export interface GoogleTokenResponse {
  access_token: string
  /** Seconds. */
  expires_in: number
  /** Always `Bearer`, even if the client uses DPoP. */
  token_type: string
  /** Space-separated; mostly URLs. */
  scope: string
  /** Sent to devices, to installed applications, and for `access_type=offline`. Absent from refresh responses. */
  refresh_token?: string
  /** Seconds. Sent if the user granted time-based access. */
  refresh_token_expires_in?: number
  /** A JWT, sent if an identity scope was requested. */
  id_token?: string
}

/**
 * Codec for Google's token responses; its `id` is `google`.
 *
 * @example
 * import { GoogleToken } from '@token-codecs/google'
 *
 * const token = GoogleToken.parse({ access_token: 'fake-a', expires_in: 3920, token_type: 'Bearer', scope: 'openid' })
 * console.log(token) // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 3920, scope: [ 'openid' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const GoogleToken: TokenCodec<GoogleTokenResponse> = defineCodec<GoogleTokenResponse>()({
  id: 'google',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    tokenType: 'token_type',
    scope: 'scope',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_token_expires_in',
    idToken: 'id_token',
  },
})
