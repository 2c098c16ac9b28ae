import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, instant, lifetime } from '@token-codecs/core'
import { microsoftError } from './errors.js'

/**
 * Token response of Microsoft Entra ID (Azure AD) version 1.0, `/oauth2/token`.
 * As documented at https://learn.microsoft.com/previous-versions/azure/active-directory/azuread-dev/v1-protocols-oauth-code.
 * `not_before` and `ext_expires_in` are documented for other grants, in the pages beside it.
 *
 * @since 0.1.0
 * @category model
 */
export interface MicrosoftV1TokenResponse {
  access_token: string
  token_type: string
  /** Seconds, as a string. */
  expires_in: string
  /** Epoch seconds, as a string. */
  expires_on: string
  /** App ID URI of the web API. */
  resource: string
  refresh_token?: string
  /** Space-separated. The refresh response may lack it. */
  scope?: string
  /** An unsigned JWT. */
  id_token?: string
  /** Epoch seconds, as a string. */
  not_before?: string
  /** Seconds, as a string. Sent to on-behalf-of requests. */
  ext_expires_in?: string
}

/**
 * Codec for version 1.0 of Microsoft Entra ID; its `id` is `microsoft-v1`.
 *
 * @example
 * import { MicrosoftV1Token } from '@token-codecs/microsoft'
 *
 * const response = { access_token: 'fake-a', token_type: 'Bearer', expires_in: '3600', expires_on: '1388444763' }
 * console.log(MicrosoftV1Token.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1388441163 }
 *
 * @since 0.1.0
 * @category codecs
 */
export const MicrosoftV1Token: TokenCodec<MicrosoftV1TokenResponse, 'resource' | 'not_before' | 'ext_expires_in'> =
  defineCodec<MicrosoftV1TokenResponse>()({
    id: 'microsoft-v1',
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: lifetime('expires_in', { text: true }),
      expiresAt: instant('expires_on', { text: true }),
      refreshToken: 'refresh_token',
      scope: 'scope',
      idToken: 'id_token',
    },
    extras: ['resource', 'not_before', 'ext_expires_in'],
    errors: [microsoftError],
  })
