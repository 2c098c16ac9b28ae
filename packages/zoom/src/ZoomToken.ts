import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { reasonError } from './errors.js'

/**
 * Response of Zoom's `POST https://zoom.us/oauth/token`.
 * As documented at https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md.
 *
 * @since 0.1.0
 * @category model
 */
export interface ZoomTokenResponse {
  access_token: string
  /** Always `bearer`. */
  token_type: string
  /** A new one in each response. Absent for server-to-server apps and chatbots. */
  refresh_token?: string
  /** Seconds. */
  expires_in: number
  /** Space-separated. */
  scope: string
  /** The base URL of the API for the account, such as `https://api.zoom.us`. */
  api_url: string
}

/**
 * Codec for Zoom's token responses; its `id` is `zoom`.
 *
 * @example
 * import { extrasOf, ZoomToken } from '@token-codecs/zoom'
 *
 * const response = { access_token: 'fake-a', token_type: 'bearer', expires_in: 3600, scope: 'user:read:user' }
 * const token = ZoomToken.parse({ ...response, api_url: 'https://api.zoom.us' })
 * console.log(token.scope, extrasOf(ZoomToken, token).api_url) // [ 'user:read:user' ] https://api.zoom.us
 *
 * @since 0.1.0
 * @category codecs
 */
export const ZoomToken: TokenCodec<ZoomTokenResponse, 'api_url'> = defineCodec<ZoomTokenResponse>()({
  id: 'zoom',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    refreshToken: 'refresh_token',
    expiresIn: 'expires_in',
    scope: 'scope',
  },
  tokenType: 'bearer',
  extras: ['api_url'],
  errors: [reasonError],
})
