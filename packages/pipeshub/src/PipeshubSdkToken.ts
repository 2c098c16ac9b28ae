import type { TokenCodec } from '@token-codecs/core'
import { camelCased } from '@token-codecs/core'
import { PipeshubToken } from './PipeshubToken.js'

/**
 * PipesHub's token response as its TypeScript SDK gives it.
 *
 * @since 0.1.0
 * @category model
 */
export interface PipeshubSdkTokenResponse {
  accessToken?: string
  /** Always `Bearer`. */
  tokenType?: string
  /** Seconds. */
  expiresIn?: number
  refreshToken?: string
  /** Space separated; may differ from what was requested. */
  scope?: string
  /** A JWT, where `openid` was granted. */
  idToken?: string
}

/**
 * @example
 * import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'
 *
 * const result = PipeshubSdkToken.decode({ accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 3600 })
 * assert.strictEqual(result._tag === 'Right' && PipeshubToken.encode(result.right).expires_in, 3600)
 *
 * @since 0.1.0
 * @category codecs
 */
export const PipeshubSdkToken: TokenCodec<PipeshubSdkTokenResponse> = camelCased(PipeshubToken)
