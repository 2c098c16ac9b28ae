import type { Relocation, TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { oryLikeErrorForms } from './errors.js'

/**
 * `OAuth2Token` of Ory Hydra and the services built on it, as the PHP SDK of Affinidi's login service documents it.
 *
 * @since 0.1.0
 * @category model
 */
export interface OryLikeTokenResponse {
  access_token?: string
  /** Seconds, from when the response was generated. */
  expires_in?: number
  /** Documented as an integer, which no server sends: a JWT. */
  id_token?: string | number
  /** With scope `offline` or `offline_access`. */
  refresh_token?: string
  /** Space separated; {@link oryLikeScopes} are the names that have a meaning to Hydra. */
  scope?: string
  /** `bearer`. */
  token_type?: string
}

/**
 * The scope names that have a meaning to Hydra. Never a filter: other names pass.
 *
 * @since 0.1.0
 * @category model
 */
export const oryLikeScopes: readonly ['openid', 'offline', 'offline_access'] = ['openid', 'offline', 'offline_access']

/** A scope name that has a meaning to Hydra. @since 0.1.0 @category model */
export type OryLikeScope = (typeof oryLikeScopes)[number]

/**
 * Hydra documented `id_token` as an integer until 2023, and derived SDKs still do. Servers send a JWT; a number comes from
 * a mock, or from an SDK that made one of the JWT.
 */
const integerIdToken: Relocation = {
  reason: 'numeric-id-token',
  explanation: 'a number is no ID token, and was kept as data',
  member: 'idToken',
  moves: (value) => typeof value === 'number',
}

/**
 * @example
 * import { OryLikeToken, reveal } from '@token-codecs/ory-like'
 *
 * const result = OryLikeToken.read({ access_token: 'fake-a', expires_in: 3599, scope: '', token_type: 'bearer' })
 * assert.strictEqual(result._tag === 'Right' && reveal(result.right.token.accessToken), 'fake-a')
 *
 * @since 0.1.0
 * @category codecs
 */
export const OryLikeToken: TokenCodec<OryLikeTokenResponse> = defineCodec<OryLikeTokenResponse>()({
  id: 'ory-like',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    idToken: 'id_token',
    refreshToken: 'refresh_token',
    scope: 'scope',
    tokenType: 'token_type',
  },
  tokenType: 'bearer',
  errors: oryLikeErrorForms,
  // Not in OIDC: the documented integer is no ID token.
  repairs: [integerIdToken],
})
