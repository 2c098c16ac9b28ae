import { defineCodec, errorAt, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://dev.twitch.tv/docs/authentication/getting-tokens-oauth
interface TwitchTokenResponse {
  access_token: string
  expires_in: number
  refresh_token?: string
  scope?: string[]
  token_type: string
  id_token?: string
}

const TwitchToken = defineCodec<TwitchTokenResponse>()({
  id: 'twitch',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: scopes('scope', { list: true }),
    tokenType: 'token_type',
    idToken: 'id_token',
  },
  tokenType: 'bearer',
  errors: [errorAt({ code: 'message', status: 'status' })],
})

export const twitch = provider(TwitchToken, {
  samples: [
    {
      response: { access_token: 'fake-a', expires_in: 5011271, token_type: 'bearer' },
      token: { accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 5011271 },
    },
    {
      response: {
        access_token: 'fake-a',
        expires_in: 14124,
        refresh_token: 'fake-r',
        scope: ['channel:moderate', 'chat:edit', 'chat:read'],
        token_type: 'bearer',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 14124,
        refreshToken: 'fake-r',
        scope: ['channel:moderate', 'chat:edit', 'chat:read'],
      },
    },
  ],
  errors: [['Invalid refresh token', { error: 'Bad Request', status: 400, message: 'Invalid refresh token' }]],
})
