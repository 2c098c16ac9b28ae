import type { Rows } from './Row.js'

const team = { id: 'fake-slack-team', name: 'Fake team' }

export const slack: Rows = {
  // Bot token in the response of `oauth.v2.access`, with token rotation. The user's token stays in `authed_user`.
  'slack-bot': {
    bearer: 'bot',
    constants: { ok: true },
    response: [
      ['accessToken', 'access_token', 'xoxe.xoxb-fake'],
      ['tokenType', 'token_type', 'bot'],
      ['scope', 'scope', 'commands,incoming-webhook', 'commas'],
      ['expiresIn', 'expires_in', 43200],
      ['refreshToken', 'refresh_token', 'xoxe-fake-bot'],
    ],
    extras: {
      bot_user_id: 'fake-slack-bot-user',
      app_id: 'fake-slack-app',
      team,
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'fake-slack-user', scope: 'chat:write', access_token: 'xoxp-fake', token_type: 'user' },
      incoming_webhook: { channel: '#fake', url: 'https://hooks.fake.example/fake-slack-hook' },
    },
    unknown: { response_metadata: { warnings: ['fake'] } },
  },

  // User token in the same response.
  'slack-user': {
    bearer: 'user',
    constants: { ok: true },
    response: [
      ['accessToken', 'authed_user.access_token', 'xoxe.xoxp-fake'],
      ['tokenType', 'authed_user.token_type', 'user'],
      ['scope', 'authed_user.scope', 'chat:write,search:read', 'commas'],
      ['expiresIn', 'authed_user.expires_in', 43200],
      ['refreshToken', 'authed_user.refresh_token', 'xoxe-fake-user'],
    ],
    extras: {
      // The bot's token.
      access_token: 'xoxb-fake-other',
      token_type: 'bot',
      scope: 'commands',
      expires_in: 43200,
      refresh_token: 'xoxe-fake-other',
      bot_user_id: 'fake-slack-bot-user',
      incoming_webhook: { channel: '#fake', url: 'https://hooks.fake.example/fake-slack-hook' },
      app_id: 'fake-slack-app',
      authed_user: { id: 'fake-slack-user' },
      team,
      enterprise: { id: 'fake-slack-enterprise', name: 'Fake enterprise' },
      is_enterprise_install: false,
    },
    unknown: { authed_user: { fake_member: 'fake-slack-user-member' } },
  },

  // Refreshed user token: not nested.
  'slack-user-refresh': {
    bearer: 'user',
    constants: { ok: true },
    response: [
      ['accessToken', 'access_token', 'xoxe.xoxp-fake-next'],
      ['tokenType', 'token_type', 'user'],
      ['scope', 'scope', 'chat:write', 'commas'],
      ['expiresIn', 'expires_in', 43200],
      ['refreshToken', 'refresh_token', 'xoxe-fake-user-next'],
    ],
    extras: { app_id: 'fake-slack-app', team, enterprise: null, is_enterprise_install: false },
    unknown: { fake_member: 'fake-slack-user-refresh-member' },
  },
}
