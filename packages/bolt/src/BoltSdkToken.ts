import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { sdkError, taggedError } from './errors.js'

/**
 * Bolt's token response as its TypeScript SDK gives it.
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
  /** The scope of the refresh token, currently always `bolt.account.view`. */
  refreshTokenScope?: string
  /** Space separated. */
  scope?: string
  /** A JWT, with scope `openid`. */
  idToken?: string
}

/**
 * The codec for the shape of Bolt's TypeScript SDK. Its `id` is `bolt-sdk`.
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
    // Not in RFC 6749: Bolt's refresh tokens have a scope of their own.
    refreshTokenScope: 'refreshTokenScope',
    scope: 'scope',
    idToken: 'idToken',
  },
  tokenType: 'bearer',
  errors: [sdkError, taggedError],
})
