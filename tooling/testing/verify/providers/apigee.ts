import { at, defineCodec, errorAt, instant, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://docs.apigee.com/api-platform/security/oauth/client-credentials-grant-type
interface ApigeeTokenResponse {
  /** Epoch milliseconds, as a string. */
  issued_at: string
  application_name: string
  scope: string
  status: string
  api_product_list: string
  /** Seconds, as a string. */
  expires_in: string
  'developer.email': string
  token_type: string
  client_id: string
  access_token: string
  organization_name: string
  refresh_token?: string
  /** Seconds, as a string; 0 without a refresh token. */
  refresh_token_expires_in: string
  refresh_count: string
}

const ApigeeToken = defineCodec<ApigeeTokenResponse>()({
  id: 'apigee',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    issuedAt: instant('issued_at', { form: 'milliseconds', text: true }),
    expiresIn: lifetime('expires_in', { text: true }),
    scope: 'scope',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: lifetime('refresh_token_expires_in', { text: true, never: '0' }),
  },
  tokenType: { spelled: ['BearerToken'] },
  extras: [
    'application_name',
    'status',
    'api_product_list',
    'developer.email',
    'client_id',
    'organization_name',
    'refresh_count',
  ],
  errors: [
    errorAt({ code: at('fault', 'detail', 'errorcode'), message: at('fault', 'faultstring') }),
    errorAt({ code: 'ErrorCode', message: 'Error' }),
  ],
})

const application = {
  application_name: 'fake-application',
  status: 'approved',
  api_product_list: '[Fake product]',
  'developer.email': 'fake@example.com',
  client_id: 'fake-client',
  organization_name: 'fake-organization',
  refresh_count: '0',
}

export const apigee = provider(ApigeeToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        token_type: 'BearerToken',
        issued_at: '1416157639014',
        expires_in: '3599',
        scope: '',
        refresh_token_expires_in: '0',
        ...application,
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 3599,
        issuedAt: 1416157639,
        scope: [],
        extensions: { apigee: application, 'apigee#moved': { refresh_token_expires_in: '0' } },
      },
      notes: [['ignored', 'sub-second', 'issuedAt']],
      written: { issued_at: '1416157639000' },
    },
  ],
  errors: [
    [
      'steps.oauth.v2.invalid_access_token',
      { fault: { faultstring: 'Invalid', detail: { errorcode: 'steps.oauth.v2.invalid_access_token' } } },
    ],
    ['invalid_client', { ErrorCode: 'invalid_client', Error: 'ClientId is Invalid' }],
  ],
})
