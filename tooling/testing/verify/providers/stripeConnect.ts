import { defineCodec } from '@token-codecs/core'
import { provider } from './provider.js'

// https://docs.stripe.com/connect/oauth-reference
interface StripeConnectTokenResponse {
  access_token: string
  livemode: boolean
  refresh_token?: string
  scope: string
  stripe_publishable_key: string
  stripe_user_id: string
  token_type: string
}

const StripeConnectToken = defineCodec<StripeConnectTokenResponse>()({
  id: 'stripe-connect',
  fields: { accessToken: 'access_token', refreshToken: 'refresh_token', scope: 'scope', tokenType: 'token_type' },
  tokenType: 'bearer',
  extras: ['livemode', 'stripe_publishable_key', 'stripe_user_id'],
})

const extras = { livemode: false, stripe_publishable_key: 'fake-key', stripe_user_id: 'fake-account' }

export const stripeConnect = provider(StripeConnectToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        refresh_token: 'fake-r',
        scope: 'read_write',
        token_type: 'bearer',
        ...extras,
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        refreshToken: 'fake-r',
        scope: ['read_write'],
        extensions: { 'stripe-connect': extras },
      },
    },
  ],
  errors: [['invalid_grant', { error: 'invalid_grant', error_description: 'The code does not exist.' }]],
})
