import type { TokenCodec } from '@token-codecs/core'
import { camelCased } from '@token-codecs/core'
import { BoltToken } from './BoltToken.js'

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
 * @example
 * import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
 *
 * const result = BoltSdkToken.decode({ accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 3600 })
 * assert.strictEqual(result._tag === 'Right' && BoltToken.encode(result.right).expires_in, 3600)
 *
 * @since 0.1.0
 * @category codecs
 */
export const BoltSdkToken: TokenCodec<BoltSdkTokenResponse> = camelCased(BoltToken)
