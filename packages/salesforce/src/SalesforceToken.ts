import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

/**
 * As documented at https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm.
 *
 * @since 0.1.0
 * @category model
 */
export interface SalesforceTokenResponse {
  access_token: string
  token_type: string
  /** Space-separated. */
  scope?: string
  refresh_token?: string
  /** A JWT, sent if scope `openid` was granted. */
  id_token?: string
  /** Base URL of API requests. */
  instance_url: string
  /** Identity URL of the user. */
  id: string
  /** Epoch milliseconds, as a string. An extra, because `signature` covers every digit. */
  issued_at: string
  /** HMAC-SHA256 of `id` and `issued_at`, in base64. */
  signature: string
  sfdc_community_url?: string
  sfdc_community_id?: string
}

/**
 * Codec for Salesforce's token responses; its `id` is `salesforce`.
 *
 * @example
 * import { SalesforceToken } from '@token-codecs/salesforce'
 *
 * console.log(SalesforceToken.parse({ access_token: 'fake-a', token_type: 'Bearer' }))
 * // { accessToken: <redacted>, tokenType: 'Bearer' }
 *
 * @since 0.1.0
 * @category codecs
 */
export const SalesforceToken: TokenCodec<
  SalesforceTokenResponse,
  'instance_url' | 'id' | 'issued_at' | 'signature' | 'sfdc_community_url' | 'sfdc_community_id'
> = defineCodec<SalesforceTokenResponse>()({
  id: 'salesforce',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    scope: 'scope',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
  },
  extras: ['instance_url', 'id', 'issued_at', 'signature', 'sfdc_community_url', 'sfdc_community_id'],
})
