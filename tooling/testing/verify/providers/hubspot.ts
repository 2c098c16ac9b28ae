import { defineCodec, errorAt, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://github.com/HubSpot/HubSpot-public-api-spec-collection, Auth/Oauth, v3
interface HubspotTokenResponse {
  access_token: string
  expires_in: number
  refresh_token: string
  token_type: string
  token_use: string
  hub_id?: number
  user_id?: number
  scopes?: string[]
  id_token?: string
}

const HubspotToken = defineCodec<HubspotTokenResponse>()({
  id: 'hubspot',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    tokenType: 'token_type',
    scope: scopes('scopes', { list: true }),
    idToken: 'id_token',
  },
  tokenType: 'bearer',
  extras: ['token_use', 'hub_id', 'user_id'],
  errors: [errorAt({ code: 'status', message: 'message' })],
})

const extras = { token_use: 'access_token', hub_id: 1234567, user_id: 293199 }

export const hubspot = provider(HubspotToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        expires_in: 1800,
        refresh_token: 'fake-r',
        token_type: 'bearer',
        scopes: ['oauth', 'crm.objects.contacts.read'],
        ...extras,
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 1800,
        refreshToken: 'fake-r',
        scope: ['oauth', 'crm.objects.contacts.read'],
        extensions: { hubspot: extras },
      },
    },
  ],
  errors: [
    [
      'BAD_REFRESH_TOKEN',
      { status: 'BAD_REFRESH_TOKEN', message: 'missing or invalid refresh token', correlationId: 'fake-id' },
    ],
  ],
})
