import { at, defineCodec, errorAt, instant } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developer.squareup.com/reference/square/oauth-api/obtain-token
interface SquareTokenResponse {
  access_token: string
  token_type: string
  /** ISO 8601. */
  expires_at: string
  merchant_id: string
  refresh_token?: string
  short_lived?: boolean
  /** ISO 8601; with PKCE only. */
  refresh_token_expires_at?: string
}

const SquareToken = defineCodec<SquareTokenResponse>()({
  id: 'square',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresAt: instant('expires_at', { form: 'iso' }),
    refreshToken: 'refresh_token',
    refreshTokenExpiresAt: instant('refresh_token_expires_at', { form: 'iso' }),
  },
  tokenType: 'bearer',
  extras: ['merchant_id', 'short_lived'],
  errors: [
    errorAt({ code: at('errors', 0, 'code'), message: at('errors', 0, 'detail') }),
    errorAt({ code: 'type', message: 'message' }),
  ],
})

export const square = provider(SquareToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        token_type: 'bearer',
        expires_at: '2006-01-02T15:04:05Z',
        merchant_id: 'fake-merchant',
        refresh_token: 'fake-r',
        short_lived: false,
        refresh_token_expires_at: '2016-07-11T22:14:10Z',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresAt: 1136214245,
        refreshToken: 'fake-r',
        refreshTokenExpiresAt: 1468275250,
        extensions: { square: { merchant_id: 'fake-merchant', short_lived: false } },
      },
    },
  ],
  errors: [
    [
      'UNAUTHORIZED',
      { errors: [{ category: 'AUTHENTICATION_ERROR', code: 'UNAUTHORIZED', detail: 'Not authorized.' }] },
    ],
    ['service.not_authorized', { message: 'Not Authorized', type: 'service.not_authorized' }],
  ],
})
