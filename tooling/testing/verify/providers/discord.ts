import { defineCodec } from '@token-codecs/core'
import { provider } from './provider.js'

// https://discord.com/developers/docs/topics/oauth2
interface DiscordTokenResponse {
  access_token: string
  token_type: string
  expires_in: number
  refresh_token?: string
  scope: string
  /** With the scope `webhook.incoming`. */
  webhook?: { id: string; channel_id: string; name: string; token: string; url: string; avatar: string | null }
  /** With the scope `bot`. */
  guild?: { id: string; name: string }
}

const DiscordToken = defineCodec<DiscordTokenResponse>()({
  id: 'discord',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: 'scope',
  },
  extras: ['webhook', 'guild'],
  secretExtras: ['webhook'],
})

const webhook = {
  id: '347114750880120863',
  channel_id: '345626669224982402',
  name: 'Fake hook',
  token: 'fake-webhook-token',
  url: 'https://discord.example/webhooks/fake-webhook-token',
  avatar: null,
}

export const discord = provider(DiscordToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        token_type: 'Bearer',
        expires_in: 604800,
        refresh_token: 'fake-r',
        scope: 'webhook.incoming',
        webhook,
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 604800,
        refreshToken: 'fake-r',
        scope: ['webhook.incoming'],
        extensions: { discord: { webhook } },
      },
    },
  ],
  errors: [['invalid_grant', { error: 'invalid_grant', error_description: 'Invalid "code" in request.' }]],
})
