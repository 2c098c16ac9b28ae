import { defineCodec, errorAt, instant } from '@token-codecs/core'
import { provider } from './provider.js'

// npm registry API, "Exchange OIDC token"
interface NpmTokenResponse {
  token_type: string
  token: string
  /** RFC 3339. */
  created: string
  /** RFC 3339. */
  expires: string
}

const NpmToken = defineCodec<NpmTokenResponse>()({
  id: 'npm',
  fields: {
    tokenType: 'token_type',
    accessToken: 'token',
    issuedAt: instant('created', { form: 'iso' }),
    expiresAt: instant('expires', { form: 'iso' }),
  },
  tokenType: { spelled: ['oidc'] },
  errors: [errorAt({ code: 'message' })],
})

export const npm = provider(NpmToken, {
  samples: [
    {
      response: {
        token_type: 'oidc',
        token: 'npm_fake-a',
        created: '2026-08-07T12:00:00Z',
        expires: '2026-08-07T13:00:00Z',
      },
      token: { accessToken: 'npm_fake-a', tokenType: 'Bearer', expiresAt: 1786107600, issuedAt: 1786104000 },
    },
  ],
  errors: [['Unauthorized', { message: 'Unauthorized' }]],
})
