import { at, defineCodec, errorAt, instant } from '@token-codecs/core'
import { provider } from './provider.js'

// https://distribution.github.io/distribution/spec/auth/token
interface DockerTokenResponse {
  token: string
  /** The same token, for OAuth 2.0 clients. */
  access_token?: string
  expires_in?: number
  /** RFC 3339. */
  issued_at?: string
  refresh_token?: string
}

const DockerToken = defineCodec<DockerTokenResponse>()({
  id: 'docker',
  fields: {
    accessToken: 'token',
    expiresIn: 'expires_in',
    issuedAt: instant('issued_at', { form: 'iso' }),
    refreshToken: 'refresh_token',
  },
  tokenType: { implied: true },
  extras: ['access_token'],
  secretExtras: ['access_token'],
  errors: [errorAt({ code: at('errors', 0, 'code'), message: at('errors', 0, 'message') })],
})

export const docker = provider(DockerToken, {
  samples: [
    {
      response: { token: 'fake-a', access_token: 'fake-a', expires_in: 3600, issued_at: '2009-11-10T23:00:00Z' },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 3600,
        issuedAt: 1257894000,
        extensions: { docker: { access_token: 'fake-a' } },
      },
    },
  ],
  errors: [
    [
      'UNAUTHORIZED',
      { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required', detail: [{ Name: 'fake/image' }] }] },
    ],
  ],
})
