import type { Rows } from './Row.js'

export const bolt: Rows = {
  // Python SDK. Only Bolt documents a scope for the refresh token.
  bolt: {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'ZmFrZS1ib2x0.YWNjZXNz'],
      ['tokenType', 'token_type', 'bearer'],
      ['expiresIn', 'expires_in', 3600],
      ['refreshToken', 'refresh_token', 'ZmFrZS1ib2x0.cmVmcmVzaA'],
      ['refreshTokenScope', 'refresh_token_scope', 'bolt.account.view'],
      ['scope', 'scope', 'bolt.account.manage openid'],
      ['idToken', 'id_token', 'fake.bolt.id'],
    ],
    unknown: { merchant: 'fake-bolt-merchant' },
  },

  // TypeScript SDK.
  'bolt-sdk': {
    bearer: 'bearer',
    response: [
      ['accessToken', 'accessToken', 'ZmFrZS1ib2x0LXNkaw.YWNjZXNz'],
      ['tokenType', 'tokenType', 'bearer'],
      ['expiresIn', 'expiresIn', 1800],
      ['refreshToken', 'refreshToken', 'ZmFrZS1ib2x0LXNkaw.cmVmcmVzaA'],
      ['refreshTokenScope', 'refreshTokenScope', 'bolt.account.view'],
      ['scope', 'scope', 'bolt.account.view openid'],
      ['idToken', 'idToken', 'fake.bolt-sdk.id'],
    ],
    // The API's name, which the SDK's codec does not know.
    unknown: { refresh_token: 'fake-bolt-sdk-other-refresh' },
  },
}
