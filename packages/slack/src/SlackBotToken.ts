import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'
import { refreshError } from './errors.js'
import type { SlackTokenResponse } from './SlackTokenResponse.js'

/**
 * Codec for the bot's token, in the first response and in the response to its refresh; its `id` is `slack-bot`.
 *
 * @example
 * import { SlackBotToken } from '@token-codecs/slack'
 *
 * console.log(SlackBotToken.parse({ ok: true, access_token: 'xoxb-fake-a', token_type: 'bot' }))
 * // { accessToken: <redacted>, tokenType: 'Bearer' }
 *
 * @since 0.1.0
 * @category codecs
 */
export const SlackBotToken: TokenCodec<
  SlackTokenResponse,
  'bot_user_id' | 'app_id' | 'team' | 'enterprise' | 'is_enterprise_install' | 'authed_user' | 'incoming_webhook',
  'authed_user' | 'incoming_webhook'
> = defineCodec<SlackTokenResponse>()({
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
  errors: [refreshError],
})
