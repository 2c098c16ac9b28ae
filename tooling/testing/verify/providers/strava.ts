import { at, defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developers.strava.com/docs/authentication
interface StravaTokenResponse {
  token_type: string
  expires_at: number
  expires_in: number
  refresh_token: string
  access_token: string
  /** Missing from a refresh response. */
  athlete?: { id: number; username?: string }
}

const StravaToken = defineCodec<StravaTokenResponse>()({
  id: 'strava',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    expiresAt: 'expires_at',
    refreshToken: 'refresh_token',
  },
  extras: ['athlete'],
  errors: [errorAt({ code: at('errors', 0, 'code'), message: 'message' })],
})

const refreshed = {
  token_type: 'Bearer',
  access_token: 'fake-a',
  expires_at: 1568775134,
  expires_in: 21600,
  refresh_token: 'fake-r',
}
const token = {
  accessToken: 'fake-a',
  tokenType: 'Bearer',
  expiresIn: 21600,
  issuedAt: 1568753534,
  refreshToken: 'fake-r',
}

export const strava = provider(StravaToken, {
  samples: [
    { response: refreshed, token },
    {
      response: { ...refreshed, athlete: { id: 123456, username: 'fake-name' } },
      token: { ...token, extensions: { strava: { athlete: { id: 123456, username: 'fake-name' } } } },
    },
  ],
  errors: [
    [
      'invalid',
      { message: 'Bad Request', errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }] },
    ],
  ],
})
