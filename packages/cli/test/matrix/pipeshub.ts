import type { Rows } from './Row.js'

export const pipeshub: Rows = {
  // Python SDK. Scope names contain colons.
  pipeshub: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake.pipeshub.access'],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 3600],
      ['refreshToken', 'refresh_token', 'fake.pipeshub.refresh'],
      ['scope', 'scope', 'org:read kb:upload openid offline_access'],
      ['idToken', 'id_token', 'fake.pipeshub.id'],
    ],
    unknown: { state: 'fake-pipeshub-state' },
  },

  // TypeScript SDK.
  'pipeshub-sdk': {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'accessToken', 'fake.pipeshub-sdk.access'],
      ['tokenType', 'tokenType', 'Bearer'],
      ['expiresIn', 'expiresIn', 300],
      ['refreshToken', 'refreshToken', 'fake.pipeshub-sdk.refresh'],
      ['scope', 'scope', ''],
      ['idToken', 'idToken', 'fake.pipeshub-sdk.id'],
    ],
    // The spelling of the Go SDK.
    unknown: { IDToken: 'fake.pipeshub-sdk.other-id' },
  },
}
