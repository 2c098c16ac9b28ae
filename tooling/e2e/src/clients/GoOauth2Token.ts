import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, instant } from '@token-codecs/core'

export interface GoOauth2TokenJson {
  access_token: string
  token_type?: string
  refresh_token?: string
  expiry?: string
  expires_in?: number
}

export const GoOauth2Token: TokenCodec<GoOauth2TokenJson> = defineCodec<GoOauth2TokenJson>()({
  id: 'go-oauth2',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    refreshToken: 'refresh_token',
    expiresAt: instant('expiry', { form: 'iso', never: '0001-01-01T00:00:00Z' }),
    expiresIn: 'expires_in',
  },
})
