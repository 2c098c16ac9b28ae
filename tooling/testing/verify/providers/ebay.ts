import { defineCodec } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developer.ebay.com/api-docs/static/oauth-auth-code-grant-request.html
interface EbayUserTokenResponse {
  access_token: string
  expires_in: number
  refresh_token?: string
  refresh_token_expires_in?: number
  token_type: string
}

const EbayUserToken = defineCodec<EbayUserTokenResponse>()({
  id: 'ebay-user',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_token_expires_in',
    tokenType: 'token_type',
  },
  tokenType: { spelled: ['User Access Token'] },
})

export const ebayUser = provider(EbayUserToken, {
  samples: [
    {
      response: {
        access_token: 'v^1.1#i^1#fake-a',
        expires_in: 7200,
        refresh_token: 'v^1.1#i^1#fake-r',
        refresh_token_expires_in: 47304000,
        token_type: 'User Access Token',
      },
      token: {
        accessToken: 'v^1.1#i^1#fake-a',
        tokenType: 'Bearer',
        expiresIn: 7200,
        refreshToken: 'v^1.1#i^1#fake-r',
        refreshTokenExpiresIn: 47304000,
      },
    },
  ],
  errors: [['invalid_grant', { error: 'invalid_grant', error_description: 'The code is invalid.' }]],
})

// https://developer.ebay.com/api-docs/static/oauth-client-credentials-grant.html
interface EbayApplicationTokenResponse {
  access_token: string
  expires_in: number
  token_type: string
}

const EbayApplicationToken = defineCodec<EbayApplicationTokenResponse>()({
  id: 'ebay-application',
  fields: { accessToken: 'access_token', expiresIn: 'expires_in', tokenType: 'token_type' },
  tokenType: { spelled: ['Application Access Token'] },
})

export const ebayApplication = provider(EbayApplicationToken, {
  samples: [
    {
      response: { access_token: 'v^1.1#i^1#fake-a', expires_in: 7200, token_type: 'Application Access Token' },
      token: { accessToken: 'v^1.1#i^1#fake-a', tokenType: 'Bearer', expiresIn: 7200 },
    },
  ],
  errors: [['invalid_client', { error: 'invalid_client' }]],
})
