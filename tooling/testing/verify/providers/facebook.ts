import { at, defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow
interface FacebookTokenResponse {
  access_token: string
  token_type: string
  expires_in?: number
}

const FacebookToken = defineCodec<FacebookTokenResponse>()({
  id: 'facebook',
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' },
  tokenType: 'bearer',
  errors: [errorAt({ code: at('error', 'type'), message: at('error', 'message') })],
})

export const facebook = provider(FacebookToken, {
  samples: [
    {
      response: { access_token: 'fake-a', token_type: 'bearer', expires_in: 5183944 },
      token: { accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 5183944 },
    },
  ],
  errors: [
    [
      'OAuthException',
      { error: { message: 'This code has been used.', type: 'OAuthException', code: 100, fbtrace_id: 'fake-trace' } },
    ],
  ],
})
