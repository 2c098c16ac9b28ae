import { defineCodec, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/online-access-tokens
interface ShopifyOnlineTokenResponse {
  access_token: string
  /** Comma-separated. */
  scope: string
  expires_in: number
  /** Comma-separated subset of `scope` granted to this user. */
  associated_user_scope: string
  associated_user: { id: number; first_name: string; email: string; account_owner: boolean }
}

const ShopifyOnlineToken = defineCodec<ShopifyOnlineTokenResponse>()({
  id: 'shopify-online',
  fields: { accessToken: 'access_token', scope: scopes('scope', { separator: ',' }), expiresIn: 'expires_in' },
  tokenType: { implied: true },
  extras: ['associated_user_scope', 'associated_user'],
})

const extras = {
  associated_user_scope: 'write_orders',
  associated_user: { id: 902541635, first_name: 'Fake', email: 'fake@example.com', account_owner: true },
}

export const shopifyOnline = provider(ShopifyOnlineToken, {
  samples: [
    {
      response: { access_token: 'fake-a', scope: 'write_orders,read_customers', expires_in: 86399, ...extras },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 86399,
        scope: ['write_orders', 'read_customers'],
        extensions: { 'shopify-online': extras },
      },
    },
  ],
  errors: [['invalid_request', { error: 'invalid_request', error_description: 'The code was already used' }]],
})
