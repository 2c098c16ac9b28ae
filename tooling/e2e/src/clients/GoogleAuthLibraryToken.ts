import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, instant } from '@token-codecs/core'
import type { Credentials } from 'google-auth-library'

export const GoogleAuthLibraryToken: TokenCodec<Credentials> = defineCodec<Credentials>()({
  id: 'google-auth-library',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresAt: instant('expiry_date', { form: 'milliseconds' }),
    refreshToken: 'refresh_token',
    scope: 'scope',
    idToken: 'id_token',
  },
})
