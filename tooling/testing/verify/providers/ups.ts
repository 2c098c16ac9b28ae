import { at, defineCodec, errorAt, instant, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://github.com/UPS-API/api-documentation, OAuthAuthCode.yaml: every member is a string.
interface UpsTokenResponse {
  token_type: string
  /** Epoch milliseconds. */
  issued_at: string
  client_id: string
  access_token: string
  /** Seconds. */
  expires_in: string
  status: string
  scope?: string
  refresh_token?: string
  /** Epoch milliseconds. */
  refresh_token_issued_at?: string
  /** Seconds. */
  refresh_token_expires_in?: string
  refresh_token_status?: string
  refresh_count?: string
}

const UpsToken = defineCodec<UpsTokenResponse>()({
  id: 'ups',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    issuedAt: instant('issued_at', { form: 'milliseconds', text: true }),
    expiresIn: lifetime('expires_in', { text: true }),
    scope: 'scope',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: lifetime('refresh_token_expires_in', { text: true }),
  },
  extras: ['client_id', 'status', 'refresh_token_issued_at', 'refresh_token_status', 'refresh_count'],
  errors: [errorAt({ code: at('response', 'errors', 0, 'code'), message: at('response', 'errors', 0, 'message') })],
})

const extras = {
  client_id: 'fake-client',
  status: 'approved',
  refresh_token_issued_at: '1659985432000',
  refresh_token_status: 'approved',
  refresh_count: '0',
}

export const ups = provider(UpsToken, {
  samples: [
    {
      response: {
        token_type: 'Bearer',
        issued_at: '1659985432000',
        access_token: 'fake-a',
        expires_in: '14399',
        refresh_token: 'fake-r',
        refresh_token_expires_in: '5183999',
        ...extras,
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 14399,
        issuedAt: 1659985432,
        refreshToken: 'fake-r',
        refreshTokenExpiresIn: 5183999,
        extensions: { ups: extras },
      },
    },
  ],
  errors: [['10401', { response: { errors: [{ code: '10401', message: 'ClientId is Invalid' }] } }]],
})
