import { defineCodec, errorAt, instant, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://dev.epicgames.com/docs/web-api-ref/authentication
interface EpicTokenResponse {
  access_token: string
  /** Seconds. */
  expires_in: number
  /** ISO 8601. */
  expires_at: string
  token_type: string
  refresh_token: string
  /** Seconds. */
  refresh_expires: number
  /** ISO 8601. */
  refresh_expires_at: string
  account_id: string
  client_id: string
  scope: string[]
}

const EpicToken = defineCodec<EpicTokenResponse>()({
  id: 'epic',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    expiresAt: instant('expires_at', { form: 'iso' }),
    tokenType: 'token_type',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_expires',
    refreshTokenExpiresAt: instant('refresh_expires_at', { form: 'iso' }),
    scope: scopes('scope', { list: true }),
  },
  tokenType: 'bearer',
  extras: ['account_id', 'client_id'],
  errors: [errorAt({ code: 'errorCode', message: 'errorMessage' })],
})

const extras = { account_id: 'fake-account', client_id: 'fake-client' }

export const epic = provider(EpicToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        expires_in: 28800,
        expires_at: '2018-08-17T14:59:39.368Z',
        token_type: 'bearer',
        refresh_token: 'fake-r',
        refresh_expires: 1987200,
        refresh_expires_at: '2018-09-09T06:59:39.368Z',
        scope: [],
        ...extras,
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 28800,
        issuedAt: 1534489179,
        refreshToken: 'fake-r',
        refreshTokenExpiresIn: 1987200,
        scope: [],
        extensions: { epic: extras },
      },
      notes: [
        ['ignored', 'sub-second', 'expiresAt'],
        ['ignored', 'sub-second', 'refreshTokenExpiresAt'],
      ],
      written: { expires_at: '2018-08-17T14:59:39Z', refresh_expires_at: '2018-09-09T06:59:39Z' },
    },
  ],
  errors: [
    [
      'errors.com.epicgames.account.invalid_account_credentials',
      {
        errorCode: 'errors.com.epicgames.account.invalid_account_credentials',
        errorMessage: 'The credentials are invalid',
        messageVars: [],
        numericErrorCode: 18031,
        error_description: 'The credentials are invalid',
        error: 'invalid_grant',
      },
    ],
  ],
})
