import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import type { TokenEndpointResponse } from 'oauth4webapi'

type Standard = 'access_token' | 'token_type' | 'expires_in' | 'refresh_token' | 'scope' | 'id_token'

export type Oauth4webapiResponse = Pick<TokenEndpointResponse, Standard | 'authorization_details'> & {
  issued_token_type?: string
}

export const Oauth4webapiToken: TokenCodec<Oauth4webapiResponse> = defineCodec<Oauth4webapiResponse>()({
  id: 'oauth4webapi',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: 'scope',
    idToken: 'id_token',
    issuedTokenType: 'issued_token_type',
    authorizationDetails: 'authorization_details',
  },
  tokenType: 'bearer',
})
