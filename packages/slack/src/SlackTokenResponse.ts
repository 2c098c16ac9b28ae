/**
 * As documented at https://docs.slack.dev/reference/methods/oauth.v2.access.
 *
 * @since 0.1.0
 * @category model
 */
export interface SlackTokenResponse {
  /** Always true; an error has false. */
  ok: boolean
  /** The bot's token. Absent if only user scopes were requested. */
  access_token?: string
  /** Always `bot`. */
  token_type?: string
  /** Comma-separated. */
  scope?: string
  /** Seconds, sent if token rotation is on. */
  expires_in?: number
  /** Sent if token rotation is on. */
  refresh_token?: string
  bot_user_id?: string
  app_id?: string
  team?: { id: string; name?: string } | null
  enterprise?: { id: string; name?: string } | null
  is_enterprise_install?: boolean
  /** The user, and the user's token if user scopes were granted. */
  authed_user?: {
    id?: string
    access_token?: string
    /** Always `user`. */
    token_type?: string
    /** Comma-separated. */
    scope?: string
    /** Seconds, sent if token rotation is on. */
    expires_in?: number
    refresh_token?: string
  }
  /** The URL is a secret. */
  incoming_webhook?: { url: string; channel: string; channel_id: string; configuration_url: string }
}
