import type { TokenCodec } from '@token-codecs/core'
import { at, defineCodec, scopes } from '@token-codecs/core'
import { slackError } from './errors.js'
import type { SlackBotTokenResponse } from './SlackBotToken.js'

/**
 * Response of `oauth.v2.access` that contains a user's token, in `authed_user`. The other token is the bot's, if the app
 * has bot scopes.
 *
 * @since 0.1.0
 * @category model
 */
export interface SlackUserTokenResponse extends SlackBotTokenResponse {
  authed_user: NonNullable<SlackBotTokenResponse['authed_user']> & { access_token: string; token_type: string }
}

/**
 * Codec for the user's token, in `authed_user`; its `id` is `slack-user`.
 *
 * @example
 * import { reveal, SlackUserToken } from '@token-codecs/slack'
 *
 * const authed_user = { id: 'fake-u', access_token: 'xoxp-fake-a', token_type: 'user' }
 * const token = SlackUserToken.parse({ ok: true, authed_user })
 * console.log(reveal(token.accessToken)) // xoxp-fake-a
 *
 * @since 0.1.0
 * @category codecs
 */
export const SlackUserToken: TokenCodec<
  SlackUserTokenResponse,
  | 'access_token'
  | 'token_type'
  | 'scope'
  | 'expires_in'
  | 'refresh_token'
  | 'bot_user_id'
  | 'app_id'
  | 'team'
  | 'enterprise'
  | 'is_enterprise_install'
  | 'authed_user'
  | 'incoming_webhook',
  'access_token' | 'refresh_token' | 'authed_user' | 'incoming_webhook'
> = defineCodec<SlackUserTokenResponse>()({
  id: 'slack-user',
  fields: {
    accessToken: at('authed_user', 'access_token'),
    // Slack names the owner of the token.
    tokenType: at('authed_user', 'token_type'),
    // RFC 6749 separates names by spaces.
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
  secretExtras: ['access_token', 'refresh_token', 'authed_user', 'incoming_webhook'],
  errors: [slackError],
})
