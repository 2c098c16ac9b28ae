import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'
import { slackError } from './errors.js'

/** A workspace or an organization. @since 0.1.0 @category model */
export interface SlackTeam {
  id: string
  name?: string
}

/**
 * Response of `oauth.v2.access`, with the bot's token, the user's token, or both. As documented at
 * https://docs.slack.dev/reference/methods/oauth.v2.access.
 *
 * @since 0.1.0
 * @category model
 */
export interface SlackBotTokenResponse {
  /** True; an error has false. */
  ok: boolean
  /** The bot's token. Omitted if only user scopes were requested. */
  access_token?: string
  /** Always `bot`. */
  token_type?: string
  /** Comma-separated. */
  scope?: string
  /** Seconds. Sent if token rotation is turned on. */
  expires_in?: number
  /** Used once. Sent if token rotation is turned on. */
  refresh_token?: string
  bot_user_id?: string
  app_id?: string
  /** Null if the app was installed in a whole organization. */
  team?: SlackTeam | null
  /** Null outside Enterprise Grid. */
  enterprise?: SlackTeam | null
  is_enterprise_install?: boolean
  authed_user?: {
    id?: string
    /** The user's token. Sent if user scopes were requested. */
    access_token?: string
    /** Always `user`. */
    token_type?: string
    /** Comma-separated. */
    scope?: string
    /** Seconds. Sent if token rotation is turned on. */
    expires_in?: number
    /** Used once. Sent if token rotation is turned on. */
    refresh_token?: string
  }
  /** Its `url` is a credential. */
  incoming_webhook?: { url: string; channel: string; channel_id: string; configuration_url: string }
}

/**
 * Codec for the bot's token, also when refreshed; its `id` is `slack-bot`.
 *
 * @example
 * import { SlackBotToken } from '@token-codecs/slack'
 *
 * const response = { ok: true, access_token: 'xoxb-fake-a', token_type: 'bot', scope: 'commands,chat:write' }
 * console.log(SlackBotToken.parse(response).scope) // [ 'commands', 'chat:write' ]
 *
 * @since 0.1.0
 * @category codecs
 */
export const SlackBotToken: TokenCodec<
  SlackBotTokenResponse,
  'bot_user_id' | 'app_id' | 'team' | 'enterprise' | 'is_enterprise_install' | 'authed_user' | 'incoming_webhook',
  'authed_user' | 'incoming_webhook'
> = defineCodec<SlackBotTokenResponse>()({
  id: 'slack-bot',
  fields: {
    accessToken: 'access_token',
    // Slack names the owner of the token.
    tokenType: 'token_type',
    // RFC 6749 separates names by spaces.
    scope: scopes('scope', { separator: ',' }),
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
  },
  tokenType: { spelled: ['bot'] },
  constants: { ok: true },
  extras: ['bot_user_id', 'app_id', 'team', 'enterprise', 'is_enterprise_install', 'authed_user', 'incoming_webhook'],
  secretExtras: ['authed_user', 'incoming_webhook'],
  errors: [slackError],
})
