import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'
import { correlatedError, rfcError, statusError } from './errors.js'

/**
 * Response of HubSpot's `POST /oauth/v1/token`, `/oauth/v3/token` and dated ones such as `/oauth/2026-09/token`.
 * Specified at https://github.com/HubSpot/HubSpot-public-api-spec-collection. Version 1 sends only tokens, type and lifetime.
 *
 * @since 0.1.0
 * @category model
 */
export interface HubspotTokenResponse {
  access_token: string
  /** Seconds. */
  expires_in: number
  /** The HubSpot account. */
  hub_id?: number
  /** A JWT. */
  id_token?: string
  /** Absent for client credentials. */
  refresh_token?: string
  scopes?: readonly string[]
  /** Always `bearer`. */
  token_type: string
  /** The grant's kind of token. */
  token_use?: 'access_token' | 'client_credentials'
  user_id?: number
}

/**
 * Codec for HubSpot's token responses; its `id` is `hubspot`.
 *
 * @example
 * import { HubspotToken } from '@token-codecs/hubspot'
 *
 * const response = { access_token: 'fake-a', expires_in: 1800, scopes: ['oauth'], token_type: 'bearer' }
 * console.log(HubspotToken.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 1800, scope: [ 'oauth' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const HubspotToken: TokenCodec<HubspotTokenResponse, 'hub_id' | 'token_use' | 'user_id'> =
  defineCodec<HubspotTokenResponse>()({
    id: 'hubspot',
    fields: {
      accessToken: 'access_token',
      expiresIn: 'expires_in',
      idToken: 'id_token',
      refreshToken: 'refresh_token',
      // RFC 6749 has a string, under `scope`.
      scope: scopes('scopes', { list: true }),
      tokenType: 'token_type',
    },
    tokenType: 'bearer',
    extras: ['hub_id', 'token_use', 'user_id'],
    errors: [rfcError, statusError, correlatedError],
  })
