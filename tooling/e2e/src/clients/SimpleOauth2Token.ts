import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, instant } from '@token-codecs/core'

export type SimpleOauth2TokenJson = {
  access_token: string
  token_type: string
  expires_in?: number
  expires_at?: string
  refresh_token?: string
  scope?: string
  id_token?: string
}

export const SimpleOauth2Token: TokenCodec<SimpleOauth2TokenJson> = defineCodec<SimpleOauth2TokenJson>()({
  id: 'simple-oauth2',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    expiresAt: instant('expires_at', { form: 'iso' }),
    refreshToken: 'refresh_token',
    scope: 'scope',
    idToken: 'id_token',
  },
})
