import { at, defineCodec, errorAt, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developer.withings.com/api-reference/#tag/oauth2
interface WithingsTokenResponse {
  status: number
  body: {
    userid: string
    access_token: string
    refresh_token: string
    expires_in: number
    /** Comma-separated. */
    scope: string
    csrf_token?: string
    token_type: string
  }
}

const WithingsToken = defineCodec<WithingsTokenResponse>()({
  id: 'withings',
  fields: {
    accessToken: at('body', 'access_token'),
    refreshToken: at('body', 'refresh_token'),
    expiresIn: at('body', 'expires_in'),
    scope: scopes(at('body', 'scope'), { separator: ',' }),
    tokenType: at('body', 'token_type'),
  },
  constants: { status: 0 },
  extras: ['body'],
  secretExtras: ['body'],
  errors: [errorAt({ code: 'status', message: 'error' })],
})

export const withings = provider(WithingsToken, {
  samples: [
    {
      response: {
        status: 0,
        body: {
          userid: '363',
          access_token: 'fake-a',
          refresh_token: 'fake-r',
          expires_in: 10800,
          scope: 'user.info,user.metrics',
          csrf_token: 'fake-csrf',
          token_type: 'Bearer',
        },
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 10800,
        refreshToken: 'fake-r',
        scope: ['user.info', 'user.metrics'],
        extensions: { withings: { body: { userid: '363', csrf_token: 'fake-csrf' } } },
      },
    },
  ],
  errors: [['503', { status: 503, body: {}, error: 'Invalid Params: invalid code' }]],
})
