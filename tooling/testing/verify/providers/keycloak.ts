import { defineCodec, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/representations/AccessTokenResponse.html
interface KeycloakTokenResponse {
  access_token: string
  expires_in: number
  /** Seconds; 0 if there is no refresh token or it does not expire. */
  refresh_expires_in: number
  refresh_token?: string
  token_type: string
  id_token?: string
  'not-before-policy': number
  session_state?: string
  scope: string
}

const KeycloakToken = defineCodec<KeycloakTokenResponse>()({
  id: 'keycloak',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    refreshTokenExpiresIn: lifetime('refresh_expires_in', { never: 0 }),
    refreshToken: 'refresh_token',
    tokenType: 'token_type',
    idToken: 'id_token',
    scope: 'scope',
  },
  extras: ['not-before-policy', 'session_state'],
})

const extras = { 'not-before-policy': 0, session_state: 'fake-session' }
const response = {
  access_token: 'fake-a',
  expires_in: 300,
  refresh_token: 'fake-r',
  token_type: 'Bearer',
  ...extras,
}
const token = { accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 300, refreshToken: 'fake-r' }

export const keycloak = provider(KeycloakToken, {
  samples: [
    {
      response: { ...response, refresh_expires_in: 1800, scope: 'profile email' },
      token: {
        ...token,
        refreshTokenExpiresIn: 1800,
        scope: ['profile', 'email'],
        extensions: { keycloak: extras },
      },
    },
    {
      response: { ...response, refresh_expires_in: 0, scope: 'offline_access' },
      token: {
        ...token,
        scope: ['offline_access'],
        extensions: { keycloak: extras, 'keycloak#moved': { refresh_expires_in: 0 } },
      },
    },
  ],
  errors: [['invalid_grant', { error: 'invalid_grant', error_description: 'Token is not active' }]],
})
