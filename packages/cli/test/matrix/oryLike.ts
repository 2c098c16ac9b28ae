import type { Rows } from './Row.js'

export const oryLike: Rows = {
  // Ory Hydra: keys in alphabetical order. The ID token is the string that servers send, not the documented integer.
  'ory-like': {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'fake_ory_access'],
      ['authorizationDetails', 'authorization_details', [{ type: 'fake-ory-credential' }]],
      ['expiresIn', 'expires_in', 3599],
      ['idToken', 'id_token', 'fake.ory.id'],
      ['refreshToken', 'refresh_token', 'fake_ory_refresh'],
      ['scope', 'scope', 'openid offline'],
      ['tokenType', 'token_type', 'bearer'],
    ],
    extras: { c_nonce_draft_00: 'fake_ory_nonce', c_nonce_expires_in_draft_00: 600 },
  },
}
