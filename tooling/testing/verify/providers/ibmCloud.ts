import { defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://cloud.ibm.com/apidocs/iam-identity-token-api
interface IbmCloudTokenResponse {
  access_token: string
  /** `not_supported` for API keys. */
  refresh_token: string
  ims_user_id?: number
  token_type: string
  expires_in: number
  /** Epoch seconds. */
  expiration: number
  scope?: string
}

const IbmCloudToken = defineCodec<IbmCloudTokenResponse>()({
  id: 'ibm-cloud',
  fields: {
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    expiresAt: 'expiration',
    scope: 'scope',
  },
  extras: ['ims_user_id'],
  errors: [errorAt({ code: 'errorCode', message: 'errorMessage' })],
})

export const ibmCloud = provider(IbmCloudToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        refresh_token: 'fake-r',
        ims_user_id: 118,
        token_type: 'Bearer',
        expires_in: 3600,
        expiration: 1473188353,
        scope: 'ibm openid',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 3600,
        issuedAt: 1473184753,
        refreshToken: 'fake-r',
        scope: ['ibm', 'openid'],
        extensions: { 'ibm-cloud': { ims_user_id: 118 } },
      },
    },
  ],
  errors: [
    [
      'unrecognized_error',
      {
        errorCode: 'BXNIM0415E',
        errorMessage: 'Provided API key could not be found.',
        context: { requestId: 'fake-id' },
      },
    ],
  ],
})
