import { at, defineCodec, errorAt, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://firebase.google.com/docs/reference/rest/auth
interface FirebaseTokenResponse {
  access_token: string
  /** Seconds, as a string. */
  expires_in: string
  token_type: string
  refresh_token: string
  id_token: string
  user_id: string
  project_id: string
}

const FirebaseToken = defineCodec<FirebaseTokenResponse>()({
  id: 'firebase',
  fields: {
    accessToken: 'access_token',
    expiresIn: lifetime('expires_in', { text: true }),
    tokenType: 'token_type',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
  },
  extras: ['user_id', 'project_id'],
  errors: [errorAt({ code: at('error', 'message'), status: at('error', 'code') })],
})

export const firebase = provider(FirebaseToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        expires_in: '3600',
        token_type: 'Bearer',
        refresh_token: 'fake-r',
        id_token: 'fake-i',
        user_id: 'fake-user',
        project_id: '1234567890',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 3600,
        refreshToken: 'fake-r',
        idToken: 'fake-i',
        extensions: { firebase: { user_id: 'fake-user', project_id: '1234567890' } },
      },
    },
  ],
  errors: [['TOKEN_EXPIRED', { error: { code: 400, message: 'TOKEN_EXPIRED', status: 'INVALID_ARGUMENT' } }]],
})
