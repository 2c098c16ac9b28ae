import { defineCodec } from '@token-codecs/core'
import { provider } from './provider.js'

// https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm
interface SalesforceTokenResponse {
  access_token: string
  token_type: string
  scope?: string
  refresh_token?: string
  id_token?: string
  instance_url: string
  id: string
  /** Epoch milliseconds, as a string. An extra, because `signature` covers every digit. */
  issued_at: string
  signature: string
}

const SalesforceToken = defineCodec<SalesforceTokenResponse>()({
  id: 'salesforce',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    scope: 'scope',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
  },
  extras: ['instance_url', 'id', 'issued_at', 'signature'],
})

const extras = {
  instance_url: 'https://fake.my.salesforce.example',
  id: 'https://login.salesforce.example/id/fake-organization/fake-user',
  issued_at: '1278448384422',
  signature: 'fake-signature',
}

export const salesforce = provider(SalesforceToken, {
  samples: [
    {
      response: {
        access_token: 'fake!a',
        token_type: 'Bearer',
        scope: 'api refresh_token',
        refresh_token: 'fake-r',
        ...extras,
      },
      token: {
        accessToken: 'fake!a',
        tokenType: 'Bearer',
        scope: ['api', 'refresh_token'],
        refreshToken: 'fake-r',
        extensions: { salesforce: extras },
      },
    },
  ],
  errors: [['invalid_grant', { error: 'invalid_grant', error_description: 'expired access/refresh token' }]],
})
