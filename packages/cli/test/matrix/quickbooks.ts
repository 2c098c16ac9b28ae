import type { Rows } from './Row.js'

export const quickbooks: Rows = {
  // The order of the SDK's README. The ID token comes with OpenID.
  quickbooks: {
    bearer: 'bearer',
    response: [
      ['expiresIn', 'expires_in', 3600],
      ['idToken', 'id_token', 'fake.quickbooks.id'],
      ['refreshToken', 'refresh_token', 'fake-quickbooks-refresh'],
      ['refreshTokenExpiresIn', 'x_refresh_token_expires_in', 8726400],
      ['accessToken', 'access_token', 'fake-quickbooks-access'],
      ['tokenType', 'token_type', 'bearer'],
    ],
    extras: { x_refresh_token_hard_expires_in: 157680000 },
    unknown: { realmId: 'fake-quickbooks-realm' },
  },
}
