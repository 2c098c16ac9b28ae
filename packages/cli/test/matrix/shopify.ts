import type { Rows } from './Row.js'

export const shopify: Rows = {
  // An expiring token. Others have only a token and a scope.
  'shopify-offline': {
    response: [
      ['accessToken', 'access_token', 'shpat_fake_offline'],
      ['scope', 'scope', 'write_orders,read_customers', 'commas'],
      ['expiresIn', 'expires_in', 3600],
      ['refreshToken', 'refresh_token', 'shprt_fake'],
      ['refreshTokenExpiresIn', 'refresh_token_expires_in', 7776000],
    ],
    unknown: { fake_member: 'fake-shopify-offline-member' },
  },

  'shopify-online': {
    response: [
      ['accessToken', 'access_token', 'shpua_fake_online'],
      ['scope', 'scope', 'write_orders,read_customers', 'commas'],
      ['expiresIn', 'expires_in', 86399],
    ],
    extras: {
      associated_user_scope: 'write_orders',
      associated_user: { id: 1, first_name: 'Fake', last_name: 'User', account_owner: true, locale: 'en' },
    },
    unknown: { session: 'fake-shopify-session' },
  },
}
