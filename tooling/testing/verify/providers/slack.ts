import { at, defineCodec, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://docs.slack.dev/reference/methods/oauth.v2.access
interface SlackTokenResponse {
  ok: boolean
  access_token?: string
  token_type?: string
  /** Comma-separated. */
  scope?: string
  expires_in?: number
  refresh_token?: string
  bot_user_id?: string
  app_id?: string
  team?: { id: string; name: string } | null
  enterprise?: { id: string; name: string } | null
  is_enterprise_install?: boolean
  authed_user?: {
    id: string
    access_token?: string
    token_type?: string
    /** Comma-separated. */
    scope?: string
    expires_in?: number
    refresh_token?: string
  }
  incoming_webhook?: { url: string; channel: string; channel_id: string; configuration_url: string }
}

const SlackBotToken = defineCodec<SlackTokenResponse>()({
  id: 'slack-bot',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    scope: scopes('scope', { separator: ',' }),
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
  },
  tokenType: { spelled: ['bot'] },
  constants: { ok: true },
  extras: ['bot_user_id', 'app_id', 'team', 'enterprise', 'is_enterprise_install', 'authed_user', 'incoming_webhook'],
  secretExtras: ['authed_user', 'incoming_webhook'],
})

/** The user's token in the same response. */
const SlackUserToken = defineCodec<SlackTokenResponse>()({
  id: 'slack-user',
  fields: {
    accessToken: at('authed_user', 'access_token'),
    tokenType: at('authed_user', 'token_type'),
    scope: scopes(at('authed_user', 'scope'), { separator: ',' }),
    expiresIn: at('authed_user', 'expires_in'),
    refreshToken: at('authed_user', 'refresh_token'),
  },
  tokenType: { spelled: ['user'] },
  constants: { ok: true },
  extras: [
    'access_token',
    'token_type',
    'scope',
    'expires_in',
    'refresh_token',
    'bot_user_id',
    'app_id',
    'team',
    'enterprise',
    'is_enterprise_install',
    'authed_user',
    'incoming_webhook',
  ],
  secretExtras: ['access_token', 'refresh_token', 'incoming_webhook'],
})

const workspace = {
  bot_user_id: 'U0KRQLJ9H',
  app_id: 'A0KRD7HC3',
  team: { name: 'Fake workspace', id: 'T9TK3CUKW' },
  enterprise: null,
  is_enterprise_install: false,
}
const bot = {
  access_token: 'xoxb-fake-a',
  token_type: 'bot',
  scope: 'commands,incoming-webhook',
  expires_in: 43200,
  refresh_token: 'xoxe-1-fake-r',
}
const authed_user = { id: 'U1234', scope: 'chat:write,users:read', access_token: 'xoxp-fake-a', token_type: 'user' }
const response = { ok: true, ...bot, ...workspace, authed_user }

export const slackBot = provider(SlackBotToken, {
  samples: [
    {
      response,
      token: {
        accessToken: 'xoxb-fake-a',
        tokenType: 'Bearer',
        expiresIn: 43200,
        refreshToken: 'xoxe-1-fake-r',
        scope: ['commands', 'incoming-webhook'],
        extensions: { 'slack-bot': { ...workspace, authed_user } },
      },
    },
  ],
  errors: [['invalid_code', { ok: false, error: 'invalid_code' }]],
})

export const slackUser = provider(SlackUserToken, {
  samples: [
    {
      response,
      token: {
        accessToken: 'xoxp-fake-a',
        tokenType: 'Bearer',
        scope: ['chat:write', 'users:read'],
        extensions: { 'slack-user': { ...bot, ...workspace, authed_user: { id: 'U1234' } } },
      },
    },
  ],
  errors: [['invalid_code', { ok: false, error: 'invalid_code' }]],
})
