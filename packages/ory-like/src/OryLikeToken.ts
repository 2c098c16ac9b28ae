import type { JsonObject, TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { genericError, hintedError } from './errors.js'

/**
 * `OAuth2Token` of Ory Hydra and services built on it, as documented by the PHP SDK of Affinidi's login service.
 *
 * @since 0.1.0
 * @category model
 */
export interface OryLikeTokenResponse {
  access_token?: string
  /** RFC 9396. */
  authorization_details?: readonly JsonObject[]
  /** Nonce for verifiable credentials. */
  c_nonce_draft_00?: string
  /** Lifetime of the nonce, in seconds. */
  c_nonce_expires_in_draft_00?: number
  /** Seconds, counted from when the response was generated. */
  expires_in?: number
  /** A JWT. Hydra documented an integer until 2023, and derived SDKs still do, but servers send a string. */
  id_token?: string | number
  /** Sent if scope `offline` or `offline_access` was granted. */
  refresh_token?: string
  /** Space-separated. */
  scope?: string
  /** Always `bearer`. */
  token_type?: string
}

/**
 * Codec for Ory Hydra's API responses; its `id` is `ory-like`.
 *
 * @example
 * import { OryLikeToken } from '@token-codecs/ory-like'
 *
 * console.log(OryLikeToken.parse({ access_token: 'fake-a', expires_in: 3599, scope: '', token_type: 'bearer' }))
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 3599, scope: [] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const OryLikeToken: TokenCodec<
  OryLikeTokenResponse,
  'c_nonce_draft_00' | 'c_nonce_expires_in_draft_00',
  'c_nonce_draft_00'
> = defineCodec<OryLikeTokenResponse>()({
  id: 'ory-like',
  fields: {
    accessToken: 'access_token',
    authorizationDetails: 'authorization_details',
    expiresIn: 'expires_in',
    idToken: 'id_token',
    refreshToken: 'refresh_token',
    scope: 'scope',
    tokenType: 'token_type',
  },
  tokenType: 'bearer',
  extras: ['c_nonce_draft_00', 'c_nonce_expires_in_draft_00'],
  secretExtras: ['c_nonce_draft_00'],
  errors: [hintedError, genericError],
})
