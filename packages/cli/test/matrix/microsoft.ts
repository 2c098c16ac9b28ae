import type { Rows } from './Row.js'

export const microsoft: Rows = {
  // Entra ID v2, from the page about the authorization code flow. The extras and the last member are MSAL's.
  microsoft: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake-microsoft-access'],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 3599],
      ['scope', 'scope', 'https://fake.example/mail.read openid'],
      ['refreshToken', 'refresh_token', 'fake-microsoft-refresh'],
      ['idToken', 'id_token', 'fake.microsoft.id'],
      ['refreshTokenExpiresIn', 'refresh_token_expires_in', 86400],
    ],
    extras: {
      ext_expires_in: 3599,
      refresh_in: 1800,
      client_info: 'fake-microsoft-client-info',
      foci: '1',
      spa_code: 'fake-microsoft-code',
      key_id: 'fake-microsoft-key',
    },
    unknown: { fake_member: [1, null] },
  },

  // Entra ID v1: numbers are strings of digits.
  'microsoft-v1': {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake-microsoft-v1-access'],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', '3600', 'digits'],
      ['expiresAt', 'expires_on', '1388444763', 'digits'],
      ['refreshToken', 'refresh_token', 'fake-microsoft-v1-refresh'],
      ['scope', 'scope', 'user_impersonation'],
      ['idToken', 'id_token', 'fake.microsoft-v1.id'],
    ],
    extras: { ext_expires_in: '3600', not_before: '1388440863', resource: 'https://fake.example/' },
    unknown: { fake_member: 'fake-microsoft-v1-member' },
  },

  // Virtual machines. The refresh token is always empty, and documented as not used.
  'microsoft-imds': {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake-microsoft-imds-access'],
      ['expiresIn', 'expires_in', '3599', 'digits'],
      ['expiresAt', 'expires_on', '1506484173', 'digits'],
      ['tokenType', 'token_type', 'Bearer'],
    ],
    extras: { refresh_token: '', not_before: '1506480273', resource: 'https://fake.example/' },
    unknown: { client_id: 'fake-microsoft-imds-client' },
  },

  // App Service, API version 2019-08-01: an instant alone.
  'microsoft-app-service': {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake-microsoft-app-service-access'],
      ['expiresAt', 'expires_on', '1586984735', 'digits'],
      ['tokenType', 'token_type', 'Bearer'],
    ],
    extras: {
      resource: 'https://fake.example',
      client_id: 'fake-microsoft-app-service-client',
      not_before: '1586984435',
    },
    unknown: { fake_member: true },
  },
}
