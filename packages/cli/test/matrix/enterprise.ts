import type { Rows } from './Row.js'

export const enterprise: Rows = {
  // Easyship Enterprise API, Ruby SDK. The refresh token of the newer specification is an unknown member here.
  enterprise: {
    bearer: 'Bearer',
    onlyBearer: true,
    response: [
      ['accessToken', 'access_token', 'fake/enterprise+access='],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 7200],
      ['scope', 'scope', 'enterprise.organization'],
      ['issuedAt', 'created_at', 1645532460],
    ],
    unknown: { refresh_token: 'fake/enterprise+refresh=' },
  },

  // Newer specification (2024-11): with a refresh token.
  'enterprise-delegated': {
    bearer: 'Bearer',
    onlyBearer: true,
    response: [
      ['accessToken', 'access_token', 'fake/delegated+access='],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 0],
      ['refreshToken', 'refresh_token', 'fake/delegated+refresh='],
      ['scope', 'scope', 'enterprise.organization fake:v2_1'],
      ['issuedAt', 'created_at', 1730000000],
    ],
    unknown: { id_token: 'fake.delegated.id' },
  },
}
