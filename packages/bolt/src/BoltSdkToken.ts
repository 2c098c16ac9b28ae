import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { sdkError, taggedError } from './errors.js'

/**
 * Bolt's token response, in the camelCase shape of its TypeScript SDK.
 *
 * @since 0.1.0
 * @category model
 */
export interface BoltSdkTokenResponse {
  accessToken?: string
  /** Always `bearer`. */
  tokenType?: string
  /** Seconds. */
  expiresIn?: number
  refreshToken?: string
  /** The refresh token's scope, currently always `bolt.account.view`. */
  refreshTokenScope?: string
  /** Space-separated. */
  scope?: string
  /** A JWT, sent if scope `openid` was granted. */
  idToken?: string
}

/**
 * Codec for the shape of Bolt's TypeScript SDK; its `id` is `bolt-sdk`.
 *
 * @example
 * import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
 *
 * const token = BoltSdkToken.parse({ accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 3600 })
 * console.log(BoltToken.encode(token)) // { access_token: 'fake-a', token_type: 'bearer', expires_in: 3600 }
 *
 * @since 0.1.0
 * @category codecs
 */
export const BoltSdkToken: TokenCodec<BoltSdkTokenResponse> = defineCodec<BoltSdkTokenResponse>()({
  id: 'bolt-sdk',
  fields: {
    accessToken: 'accessToken',
    tokenType: 'tokenType',
    expiresIn: 'expiresIn',
    refreshToken: 'refreshToken',
    // Not in RFC 6749: Bolt's refresh tokens have their own scope.
    refreshTokenScope: 'refreshTokenScope',
    scope: 'scope',
    idToken: 'idToken',
  },
  tokenType: 'bearer',
  errors: [sdkError, taggedError],
})
