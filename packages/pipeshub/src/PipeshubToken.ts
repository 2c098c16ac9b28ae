import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { nestedError } from './errors.js'

/**
 * Response of PipesHub's token endpoint, as documented by its Python SDK.
 *
 * @since 0.1.0
 * @category model
 */
export interface PipeshubTokenResponse {
  access_token?: string
  /** Always `Bearer`. */
  token_type?: string
  /** Seconds. */
  expires_in?: number
  refresh_token?: string
  /** Space-separated; may differ from the requested scope. */
  scope?: string
  /** A JWT, sent if scope `openid` was granted. */
  id_token?: string
}

/**
 * Codec for PipesHub's API responses; its `id` is `pipeshub`.
 *
 * @example
 * import { PipeshubToken } from '@token-codecs/pipeshub'
 *
 * const token = PipeshubToken.parse({ access_token: 'fake-a', token_type: 'Bearer', expires_in: 3600, scope: 'org:read' })
 * console.log(token)
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 3600, scope: [ 'org:read' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const PipeshubToken: TokenCodec<PipeshubTokenResponse> = defineCodec<PipeshubTokenResponse>()({
  id: 'pipeshub',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: 'scope',
    idToken: 'id_token',
  },
  errors: [nestedError],
})
