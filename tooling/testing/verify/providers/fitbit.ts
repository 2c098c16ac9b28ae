import { at, defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://dev.fitbit.com/build/reference/web-api/authorization/oauth2-token
interface FitbitTokenResponse {
  access_token: string
  expires_in: number
  refresh_token: string
  scope: string
  token_type: string
  user_id: string
}

const FitbitToken = defineCodec<FitbitTokenResponse>()({
  id: 'fitbit',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: 'scope',
    tokenType: 'token_type',
  },
  extras: ['user_id'],
  errors: [errorAt({ code: at('errors', 0, 'errorType'), message: at('errors', 0, 'message') })],
})

export const fitbit = provider(FitbitToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        expires_in: 28800,
        refresh_token: 'fake-r',
        scope: 'sleep settings nutrition',
        token_type: 'Bearer',
        user_id: 'fake-user',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 28800,
        refreshToken: 'fake-r',
        scope: ['sleep', 'settings', 'nutrition'],
        extensions: { fitbit: { user_id: 'fake-user' } },
      },
    },
  ],
  errors: [
    ['invalid_grant', { errors: [{ errorType: 'invalid_grant', message: 'Refresh token invalid' }], success: false }],
  ],
})
