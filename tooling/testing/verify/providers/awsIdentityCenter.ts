import { defineCodec, lifetime, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateTokenWithIAM.html
interface AwsIdentityCenterTokenResponse {
  accessToken: string
  /** Seconds, but an instant in the documented samples. */
  expiresIn: number
  idToken?: string
  issuedTokenType?: string
  refreshToken?: string
  scope?: string[]
  tokenType: string
}

const AwsIdentityCenterToken = defineCodec<AwsIdentityCenterTokenResponse>()({
  id: 'aws-identity-center',
  fields: {
    accessToken: 'accessToken',
    expiresIn: lifetime('expiresIn', { instantFrom: 1_000_000_000 }),
    idToken: 'idToken',
    issuedTokenType: 'issuedTokenType',
    refreshToken: 'refreshToken',
    scope: scopes('scope', { list: true }),
    tokenType: 'tokenType',
  },
})

const response = {
  accessToken: 'fake-a',
  idToken: 'fake-i',
  issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
  refreshToken: 'fake-r',
  scope: ['openid', 'aws'],
  tokenType: 'Bearer',
}

export const awsIdentityCenter = provider(AwsIdentityCenterToken, {
  samples: [
    { response: { ...response, expiresIn: 28800 }, token: { ...response, expiresIn: 28800 } },
    {
      response: { ...response, expiresIn: 1579729529 },
      receivedAt: 1579700729,
      token: { ...response, expiresIn: 28800, issuedAt: 1579700729 },
      notes: [['repaired', 'absolute-lifetime', 'expiresIn']],
      written: { expiresIn: 28800 },
    },
  ],
  errors: [['invalid_grant', { error: 'invalid_grant', error_description: 'Invalid grant provided' }]],
})
