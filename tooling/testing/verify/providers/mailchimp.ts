import { defineCodec, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2
interface MailchimpTokenResponse {
  access_token: string
  /** Always 0, because tokens never expire. */
  expires_in: number
  scope: null
}

const MailchimpToken = defineCodec<MailchimpTokenResponse>()({
  id: 'mailchimp',
  fields: { accessToken: 'access_token', expiresIn: lifetime('expires_in', { never: 0 }) },
  tokenType: { implied: true },
  extras: ['scope'],
})

export const mailchimp = provider(MailchimpToken, {
  samples: [
    {
      response: { access_token: 'fake-a', expires_in: 0, scope: null },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        extensions: { mailchimp: { scope: null }, 'mailchimp#moved': { expires_in: 0 } },
      },
    },
  ],
  errors: [['invalid_grant', { error: 'invalid_grant' }]],
})
