import type { Rows } from './Row.js'

export const keycloak: Rows = {
  // A lifetime of 0 means that an offline token does not expire. Only a token exchange has an issued token type.
  keycloak: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake.keycloak.access'],
      ['expiresIn', 'expires_in', 300],
      ['refreshTokenExpiresIn', 'refresh_expires_in', 1800, 'zero means never'],
      ['refreshToken', 'refresh_token', 'fake.keycloak.refresh'],
      ['tokenType', 'token_type', 'Bearer'],
      ['idToken', 'id_token', 'fake.keycloak.id'],
      ['scope', 'scope', 'openid profile email'],
      ['issuedTokenType', 'issued_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
    ],
    extras: { 'not-before-policy': 0, session_state: 'fake-keycloak-session' },
    unknown: { fake_member: 'fake-keycloak-member' },
  },
}
