import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { nestedError, sdkError } from './errors.js'

/**
 * PipesHub's token response, in the camelCase shape of its TypeScript SDK.
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
  /** Space-separated; may differ from the requested scope. */
  scope?: string
  /** A JWT, sent if scope `openid` was granted. */
  idToken?: string
}

/**
 * Codec for the shape of PipesHub's TypeScript SDK; its `id` is `pipeshub-sdk`.
 *
 * @example
 * import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'
 *
 * const token = PipeshubSdkToken.parse({ accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 3600 })
 * console.log(PipeshubToken.encode(token))
 * // { access_token: 'fake-a', token_type: 'Bearer', expires_in: 3600 }
 *
 * @since 0.1.0
 * @category codecs
 */
export const PipeshubSdkToken: TokenCodec<PipeshubSdkTokenResponse> = defineCodec<PipeshubSdkTokenResponse>()({
  id: 'pipeshub-sdk',
  fields: {
    accessToken: 'accessToken',
    tokenType: 'tokenType',
    expiresIn: 'expiresIn',
    refreshToken: 'refreshToken',
    scope: 'scope',
    idToken: 'idToken',
  },
  errors: [nestedError, sdkError],
})
