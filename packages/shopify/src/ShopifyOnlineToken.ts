import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'

/** The user who is signed in to the shop. @since 0.1.0 @category model */
export interface ShopifyUser {
  id: number
  first_name: string
  last_name: string
  email: string
  email_verified: boolean
  account_owner: boolean
  /** A language tag, such as `en`. */
  locale: string
  collaborator: boolean
}

/**
 * Response of Shopify's `POST /admin/oauth/access_token` for online access, as documented at
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/online-access-tokens.
 *
 * @since 0.1.0
 * @category model
 */
export interface ShopifyOnlineTokenResponse {
  access_token: string
  /** The app's scope, comma-separated. */
  scope: string
  /** Seconds. */
  expires_in: number
  /** The part of `scope` that the user has, comma-separated. */
  associated_user_scope: string
  associated_user: ShopifyUser
}

/**
 * Codec for Shopify's online access tokens; its `id` is `shopify-online`.
 *
 * @example
 * import { extrasOf, ShopifyOnlineToken } from '@token-codecs/shopify'
 *
 * const response = { access_token: 'fake-a', scope: 'read_orders', associated_user_scope: 'read_orders' }
 * console.log(extrasOf(ShopifyOnlineToken, ShopifyOnlineToken.parse(response)).associated_user_scope) // read_orders
 *
 * @since 0.1.0
 * @category codecs
 */
export const ShopifyOnlineToken: TokenCodec<ShopifyOnlineTokenResponse, 'associated_user_scope' | 'associated_user'> =
  defineCodec<ShopifyOnlineTokenResponse>()({
    id: 'shopify-online',
    fields: {
      accessToken: 'access_token',
      // RFC 6749 separates names by spaces.
      scope: scopes('scope', { separator: ',' }),
      expiresIn: 'expires_in',
    },
    tokenType: { implied: true },
    extras: ['associated_user_scope', 'associated_user'],
  })
