import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'
import { slackError } from './errors.js'
import type { SlackTeam } from './SlackBotToken.js'

/**
 * Response of `oauth.v2.access` to the refresh of a user's token, which is not in `authed_user`. As described at
 * https://docs.slack.dev/authentication/using-token-rotation.
 *
 * @since 0.1.0
 * @category model
 */
export interface SlackUserRefreshTokenResponse {
  /** True; an error has false. */
  ok: boolean
  access_token: string
  /** Always `user`. */
  token_type: string
  /** Comma-separated. */
  scope?: string
  /** Seconds. */
  expires_in?: number
  /** Replaces the refresh token that was sent. */
  refresh_token?: string
  app_id?: string
  /** Null if the app was installed in a whole organization. */
  team?: SlackTeam | null
  /** Null outside Enterprise Grid. */
  enterprise?: SlackTeam | null
  is_enterprise_install?: boolean
}

/**
 * Codec for a user's refreshed token; its `id` is `slack-user-refresh`.
 *
 * @example
 * import { SlackUserRefreshToken } from '@token-codecs/slack'
 *
 * const response = { ok: true, access_token: 'xoxp-fake-b', token_type: 'user', expires_in: 43200 }
 * console.log(SlackUserRefreshToken.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 43200 }
 *
 * @since 0.1.0
 * @category codecs
 */
export const SlackUserRefreshToken: TokenCodec<
  SlackUserRefreshTokenResponse,
  'app_id' | 'team' | 'enterprise' | 'is_enterprise_install'
> = defineCodec<SlackUserRefreshTokenResponse>()({
  id: 'slack-user-refresh',
  fields: {
    accessToken: 'access_token',
    // Slack names the owner of the token.
    tokenType: 'token_type',
    // RFC 6749 separates names by spaces.
    scope: scopes('scope', { separator: ',' }),
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
  },
  tokenType: { spelled: ['user'] },
  constants: { ok: true },
  extras: ['app_id', 'team', 'enterprise', 'is_enterprise_install'],
  errors: [slackError],
})
