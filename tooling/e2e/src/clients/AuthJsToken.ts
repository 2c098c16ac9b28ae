import type { Account } from '@auth/core/types'
import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

type Standard = 'access_token' | 'token_type' | 'expires_at' | 'refresh_token' | 'scope' | 'id_token'
type Owner = 'provider' | 'providerAccountId' | 'type' | 'userId'

export type AuthJsAccount = Pick<Account, Standard | Owner> & { session_state?: string | null }

export const AuthJsToken: TokenCodec<AuthJsAccount, Owner | 'session_state'> = defineCodec<AuthJsAccount>()({
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
