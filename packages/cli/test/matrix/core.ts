import type { Rows } from './Row.js'

export const core: Rows = {
  // Canonical JSON: every member.
  canonical: {
    bearer: 'Bearer',
    constants: { v: 1 },
    response: [
      ['accessToken', 'accessToken', 'fake-canonical-access'],
      ['tokenType', 'tokenType', 'Bearer'],
      ['expiresIn', 'expiresIn', 3600],
      ['issuedAt', 'issuedAt', 1699999999],
      ['scope', 'scope', ['openid', 'fake.read'], 'list'],
      ['refreshToken', 'refreshToken', 'fake-canonical-refresh'],
      ['refreshTokenExpiresIn', 'refreshTokenExpiresIn', 86400],
      ['refreshTokenScope', 'refreshTokenScope', ['fake.view', 'fake.read'], 'list'],
      ['idToken', 'idToken', 'fake.canonical.id'],
      ['issuedTokenType', 'issuedTokenType', 'urn:ietf:params:oauth:token-type:access_token'],
      ['authorizationDetails', 'authorizationDetails', [{ type: 'fake-canonical' }]],
    ],
    instead: {
      expiresIn: ['expiresAt', 'expiresAt', 1700003599],
      refreshTokenExpiresIn: ['refreshTokenExpiresAt', 'refreshTokenExpiresAt', 1700086399],
    },
    extensions: {
      bolt: { merchant: 'fake-canonical-merchant' },
      enterprise: { refresh_token: 'fake-canonical-other' },
    },
  },

  // The standards: RFC 6749, OIDC Core, RFC 8693, RFC 9396.
  rfc6749: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake-rfc6749-access'],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 60],
      ['refreshToken', 'refresh_token', 'fake-rfc6749-refresh'],
      ['scope', 'scope', 'openid profile'],
      ['idToken', 'id_token', 'fake.rfc6749.id'],
      ['issuedTokenType', 'issued_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
      ['authorizationDetails', 'authorization_details', [{ type: 'fake-rfc6749' }]],
    ],
    unknown: { example_parameter: 'fake-rfc6749-example' },
  },
}
