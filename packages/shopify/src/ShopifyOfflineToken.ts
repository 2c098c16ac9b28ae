import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'

/**
 * Response of Shopify's `POST /admin/oauth/access_token` for offline access, as documented at
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens. Only expiring
 * tokens have lifetimes and a refresh token.
 *
 * @since 0.1.0
 * @category model
 */
export interface ShopifyOfflineTokenResponse {
  access_token: string
  /** Comma-separated. */
  scope: string
  /** Seconds. */
  expires_in?: number
  /** Replaces the refresh token that was sent. */
  refresh_token?: string
  /** Seconds. */
  refresh_token_expires_in?: number
}

/**
 * Codec for Shopify's offline access tokens, expiring or not; its `id` is `shopify-offline`.
 *
 * @example
 * import { ShopifyOfflineToken } from '@token-codecs/shopify'
 *
 * console.log(ShopifyOfflineToken.parse({ access_token: 'fake-a', scope: 'write_orders,read_customers' }))
 * // { accessToken: <redacted>, tokenType: 'Bearer', scope: [ 'write_orders', 'read_customers' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const ShopifyOfflineToken: TokenCodec<ShopifyOfflineTokenResponse> = defineCodec<ShopifyOfflineTokenResponse>()({
  id: 'shopify-offline',
  fields: {
    accessToken: 'access_token',
    // RFC 6749 separates names by spaces.
    scope: scopes('scope', { separator: ',' }),
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    // Not in RFC 6749: the lifetime of the refresh token.
    refreshTokenExpiresIn: 'refresh_token_expires_in',
  },
  tokenType: { implied: true },
})
