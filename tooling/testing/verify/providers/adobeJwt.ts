import { defineCodec, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developer.adobe.com/developer-console/docs/guides/authentication/JWT
interface AdobeJwtTokenResponse {
  token_type: string
  access_token: string
  /** Milliseconds. */
  expires_in: number
}

const AdobeJwtToken = defineCodec<AdobeJwtTokenResponse>()({
  id: 'adobe-jwt',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { unit: 'milliseconds' }),
  },
  tokenType: 'bearer',
})

export const adobeJwt = provider(AdobeJwtToken, {
  samples: [
    {
      response: { token_type: 'bearer', access_token: 'fake-a', expires_in: 86399999 },
      token: { accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 86399 },
      notes: [['ignored', 'sub-second', 'expiresIn']],
      written: { expires_in: 86399000 },
    },
  ],
  errors: [['invalid_token', { error: 'invalid_token', error_description: 'Could not match the token.' }]],
})
