import { at, defineCodec, errorAt, instant } from '@token-codecs/core'
import { provider } from './provider.js'

// https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
interface GoogleImpersonationResponse {
  accessToken: string
  /** RFC 3339. */
  expireTime: string
}

const GoogleImpersonationToken = defineCodec<GoogleImpersonationResponse>()({
  id: 'google-impersonation',
  fields: { accessToken: 'accessToken', expiresAt: instant('expireTime', { form: 'iso' }) },
  tokenType: { implied: true },
  errors: [errorAt({ code: at('error', 'status'), message: at('error', 'message'), status: at('error', 'code') })],
})

export const googleImpersonation = provider(GoogleImpersonationToken, {
  samples: [
    {
      response: { accessToken: 'fake-a', expireTime: '2014-10-02T15:01:23Z' },
      token: { accessToken: 'fake-a', tokenType: 'Bearer', expiresAt: 1412262083 },
    },
    {
      response: { accessToken: 'fake-a', expireTime: '2014-10-02T15:01:23.045123456Z' },
      token: { accessToken: 'fake-a', tokenType: 'Bearer', expiresAt: 1412262083 },
      notes: [['ignored', 'sub-second', 'expiresAt']],
      written: { expireTime: '2014-10-02T15:01:23Z' },
    },
  ],
  errors: [
    ['PERMISSION_DENIED', { error: { code: 403, message: 'The caller may not.', status: 'PERMISSION_DENIED' } }],
  ],
})
