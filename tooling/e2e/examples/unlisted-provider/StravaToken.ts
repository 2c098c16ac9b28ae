import type { TokenCodec } from '@token-codecs/core'
import { at, defineCodec, errorAt } from '@token-codecs/core'

/** Strava's token response: https://developers.strava.com/docs/authentication */
export interface StravaTokenResponse {
  token_type: string
  access_token: string
  /** Epoch seconds. */
  expires_at: number
  /** Seconds. */
  expires_in: number
  refresh_token: string
  /** Missing from a refresh response. */
  athlete?: { id: number }
}

export const StravaToken: TokenCodec<StravaTokenResponse, 'athlete', never> = defineCodec<StravaTokenResponse>()({
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
