import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { spacedError, taggedError } from './errors.js'

/**
 * Response of Bolt's `POST /v1/oauth/token` and `POST /v3/oauth/token`, as documented by its Python SDK.
 *
 * @since 0.1.0
 * @category model
 */
export interface BoltTokenResponse {
  access_token?: string
  /** Always `bearer`. */
  token_type?: string
  /** Seconds. */
  expires_in?: number
  refresh_token?: string
  /** The refresh token's scope, currently always `bolt.account.view`. */
  refresh_token_scope?: string
  /** Space-separated; {@link boltScopes} lists the documented names. */
  scope?: string
  /** A JWT, sent if scope `openid` was granted. */
  id_token?: string
}

/**
 * The scope names that Bolt documents. Codecs accept other names too.
 *
 * @since 0.1.0
 * @category model
 */
export const boltScopes: readonly ['bolt.account.manage', 'bolt.account.view', 'openid'] = [
  'bolt.account.manage',
  'bolt.account.view',
  'openid',
]

/** A scope name that Bolt documents. @since 0.1.0 @category model */
export type BoltScope = (typeof boltScopes)[number]

/**
 * Codec for Bolt's API responses; its `id` is `bolt`.
 *
 * @example
 * import { BoltToken } from '@token-codecs/bolt'
 *
 * const response = { access_token: 'fake-a', token_type: 'bearer', scope: 'openid' }
 * console.log(BoltToken.parse(response, { receivedAt: 1700000000 }))
 * // { accessToken: <redacted>, tokenType: 'Bearer', issuedAt: 1700000000, scope: [ 'openid' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const BoltToken: TokenCodec<BoltTokenResponse> = defineCodec<BoltTokenResponse>()({
  id: 'bolt',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    // Not in RFC 6749: Bolt's refresh tokens have their own scope.
    refreshTokenScope: 'refresh_token_scope',
    scope: 'scope',
    idToken: 'id_token',
  },
  tokenType: 'bearer',
  errors: [spacedError, taggedError],
})
