import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

export interface AuthJsAccount {
  access_token?: string
  token_type?: string
  expires_at?: number
  refresh_token?: string
  scope?: string
  id_token?: string
  provider: string
  providerAccountId: string
  type: string
  userId?: string
  session_state?: string
}

type Owner = 'provider' | 'providerAccountId' | 'type' | 'userId' | 'session_state'

export const AuthJsToken: TokenCodec<AuthJsAccount, Owner> = defineCodec<AuthJsAccount>()({
  id: 'auth-js',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresAt: 'expires_at',
    refreshToken: 'refresh_token',
    scope: 'scope',
    idToken: 'id_token',
  },
  tokenType: 'bearer',
  extras: ['provider', 'providerAccountId', 'type', 'userId', 'session_state'],
})
