import type { Rows } from './Row.js'

export const google: Rows = {
  // The order of Google's guide for web servers. Its sample has neither a lifetime of the refresh token nor an ID token.
  google: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake-google-access'],
      ['expiresIn', 'expires_in', 3920],
      ['tokenType', 'token_type', 'Bearer'],
      ['scope', 'scope', 'openid https://fake.example/auth/drive.readonly'],
      ['refreshToken', 'refresh_token', 'fake-google-refresh'],
      ['refreshTokenExpiresIn', 'refresh_token_expires_in', 604799],
      ['idToken', 'id_token', 'fake.google.id'],
    ],
    unknown: { fake_member: 'fake-google-member' },
  },
}
