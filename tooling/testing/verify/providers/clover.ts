import { defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://docs.clover.com/dev/docs/generate-oauth-expiring-access-and-refresh-token
interface CloverTokenResponse {
  access_token: string
  /** Epoch seconds. */
  access_token_expiration: number
  refresh_token: string
  /** Epoch seconds. */
  refresh_token_expiration: number
}

const CloverToken = defineCodec<CloverTokenResponse>()({
  id: 'clover',
  fields: {
    accessToken: 'access_token',
    expiresAt: 'access_token_expiration',
    refreshToken: 'refresh_token',
    refreshTokenExpiresAt: 'refresh_token_expiration',
  },
  tokenType: { implied: true },
  errors: [errorAt({ code: 'message' })],
})

export const clover = provider(CloverToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        access_token_expiration: 1677875430,
        refresh_token: 'fake-r',
        refresh_token_expiration: 1709497830,
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresAt: 1677875430,
        refreshToken: 'fake-r',
        refreshTokenExpiresAt: 1709497830,
      },
    },
  ],
  errors: [['unrecognized_error', { message: '401 Unauthorized' }]],
})
