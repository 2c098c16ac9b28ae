import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { microsoftError } from './errors.js'

/**
 * Token response of Microsoft Entra ID, `/oauth2/v2.0/token`.
 * As documented at https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow.
 * Members after `id_token` come from MSAL's type, at
 * https://azuread.github.io/microsoft-authentication-library-for-js/ref/types/_azure_msal_common.ServerAuthorizationTokenResponse.html.
 *
 * @since 0.1.0
 * @category model
 */
export interface MicrosoftTokenResponse {
  access_token: string
  /** `Bearer`; MSAL also knows `pop`. */
  token_type: string
  /** Seconds. */
  expires_in: number
  /** Space-separated. If absent, the requested scope was granted. */
  scope?: string
  /** Sent if scope `offline_access` was requested. */
  refresh_token?: string
  /** A JWT, sent if scope `openid` was requested. */
  id_token?: string
  /** Seconds. */
  refresh_token_expires_in?: number
  /** Seconds during which the token is valid while the server does not respond. */
  ext_expires_in?: number
  /** Seconds after which the token should be refreshed. */
  refresh_in?: number
  /** Base64url-encoded JSON about the account. */
  client_info?: string
  /** Family of client IDs that share refresh tokens. */
  foci?: string
  /** Authorization code for a single-page application. */
  spa_code?: string
  /** Identifier of the public key that the request is bound to. */
  key_id?: string
}

/**
 * Codec for version 2.0 of Microsoft Entra ID; its `id` is `microsoft`.
 *
 * @example
 * import { MicrosoftToken } from '@token-codecs/microsoft'
 *
 * const response = { access_token: 'fake-a', token_type: 'Bearer', expires_in: 3599, scope: 'User.Read' }
 * console.log(MicrosoftToken.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 3599, scope: [ 'User.Read' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const MicrosoftToken: TokenCodec<
  MicrosoftTokenResponse,
  'ext_expires_in' | 'refresh_in' | 'client_info' | 'foci' | 'spa_code' | 'key_id',
  'spa_code'
> = defineCodec<MicrosoftTokenResponse>()({
  id: 'microsoft',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    scope: 'scope',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    refreshTokenExpiresIn: 'refresh_token_expires_in',
  },
  extras: ['ext_expires_in', 'refresh_in', 'client_info', 'foci', 'spa_code', 'key_id'],
  secretExtras: ['spa_code'],
  errors: [microsoftError],
})
