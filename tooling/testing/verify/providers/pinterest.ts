import { defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developers.pinterest.com/docs/api/v5/oauth-token
interface PinterestTokenResponse {
  response_type: string
  access_token: string
  token_type: string
  expires_in: number
  scope: string
  refresh_token?: string
  refresh_token_expires_in?: number
  /** Epoch seconds. */
  refresh_token_expires_at?: number
}

const PinterestToken = defineCodec<PinterestTokenResponse>()({
  id: 'pinterest',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    scope: 'scope',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_token_expires_in',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
  },
  tokenType: 'bearer',
  extras: ['response_type'],
  errors: [errorAt({ code: 'code', message: 'message' })],
})

export const pinterest = provider(PinterestToken, {
  samples: [
    {
      response: {
        response_type: 'authorization_code',
        access_token: 'pina_fake-a',
        token_type: 'bearer',
        expires_in: 2592000,
        scope: 'ads:read pins:read',
        refresh_token: 'pinr_fake-r',
        refresh_token_expires_in: 5184000,
        refresh_token_expires_at: 1705184000,
      },
      token: {
        accessToken: 'pina_fake-a',
        tokenType: 'Bearer',
        expiresIn: 2592000,
        issuedAt: 1700000000,
        scope: ['ads:read', 'pins:read'],
        refreshToken: 'pinr_fake-r',
        refreshTokenExpiresIn: 5184000,
        extensions: { pinterest: { response_type: 'authorization_code' } },
      },
    },
  ],
  errors: [['283', { code: 283, message: 'Your authorization code is invalid.' }]],
})
