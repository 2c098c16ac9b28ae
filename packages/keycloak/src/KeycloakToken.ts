import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, lifetime } from '@token-codecs/core'

/**
 * Response of Keycloak's `POST /realms/{realm}/protocol/openid-connect/token`, as documented at
 * https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/representations/AccessTokenResponse.html and
 * https://www.keycloak.org/securing-apps/token-exchange.
 *
 * @since 0.1.0
 * @category model
 */
export interface KeycloakTokenResponse {
  /** An ID token if a token exchange requested one. */
  access_token: string
  /** Seconds. */
  expires_in?: number
  /** Seconds; 0 without a refresh token, or for an offline token without a maximum. */
  refresh_expires_in?: number
  refresh_token?: string
  /** `Bearer`, or `N_A` for an exchanged ID token. Old releases send `bearer`. */
  token_type: string
  /** A JWT, sent if scope `openid` was granted. */
  id_token?: string
  /** Epoch seconds; tokens issued before are revoked. */
  'not-before-policy'?: number
  /** The id of the user's session. */
  session_state?: string
  /** Space-separated. */
  scope?: string
  /** The type of an exchanged token, a URI of RFC 8693. */
  issued_token_type?: string
}

/**
 * Codec for Keycloak's token responses; its `id` is `keycloak`.
 *
 * @example
 * import { KeycloakToken } from '@token-codecs/keycloak'
 *
 * const response = { access_token: 'fake-a', expires_in: 300, refresh_expires_in: 0, token_type: 'Bearer' }
 * console.log(KeycloakToken.parse(response).refreshTokenExpiresIn) // undefined
 *
 * @since 0.1.0
 * @category codecs
 */
export const KeycloakToken: TokenCodec<KeycloakTokenResponse, 'not-before-policy' | 'session_state'> =
  defineCodec<KeycloakTokenResponse>()({
    id: 'keycloak',
    fields: {
      accessToken: 'access_token',
      expiresIn: 'expires_in',
      // Not in RFC 6749: the lifetime of the refresh token, where 0 is not a lifetime.
      refreshTokenExpiresIn: lifetime('refresh_expires_in', { never: 0 }),
      refreshToken: 'refresh_token',
      tokenType: 'token_type',
      idToken: 'id_token',
      scope: 'scope',
      issuedTokenType: 'issued_token_type',
    },
    extras: ['not-before-policy', 'session_state'],
  })
