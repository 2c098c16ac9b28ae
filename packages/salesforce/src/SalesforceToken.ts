import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

/**
 * Response of `POST /services/oauth2/token`. As described at
 * https://developer.salesforce.com/docs/atlas.en-us.198.0.api_rest.meta/api_rest/intro_understanding_refresh_token_oauth.htm.
 *
 * @since 0.1.0
 * @category model
 */
export interface SalesforceTokenResponse {
  access_token: string
  /** Replaces the refresh token that was sent, if the app rotates them. */
  refresh_token?: string
  /** HMAC-SHA256 of `id` and `issued_at`, in Base64. */
  signature?: string
  /** Space-separated. */
  scope?: string
  /** Sent for scope `openid`. */
  id_token?: string
  /** Base URL of API requests. */
  instance_url: string
  /** Identity URL, which ends in the ids of the organization and the user. */
  id: string
  /** Always `Bearer`. */
  token_type: string
  /** Time of the signature, an extra because `signature` covers its exact digits. */
  issued_at?: string
  sfdc_community_url?: string
  sfdc_community_id?: string
}

/**
 * Codec for Salesforce's token responses; its `id` is `salesforce`.
 *
 * @example
 * import { extrasOf, SalesforceToken } from '@token-codecs/salesforce'
 *
 * const instance_url = 'https://fake.my.salesforce.example'
 * const token = SalesforceToken.parse({ access_token: 'fake-a', instance_url, token_type: 'Bearer' })
 * console.log(extrasOf(SalesforceToken, token).instance_url) // https://fake.my.salesforce.example
 *
 * @since 0.1.0
 * @category codecs
 */
export const SalesforceToken: TokenCodec<
  SalesforceTokenResponse,
  'signature' | 'instance_url' | 'id' | 'issued_at' | 'sfdc_community_url' | 'sfdc_community_id'
> = defineCodec<SalesforceTokenResponse>()({
  id: 'salesforce',
  fields: {
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    scope: 'scope',
    idToken: 'id_token',
    tokenType: 'token_type',
  },
  extras: ['signature', 'instance_url', 'id', 'issued_at', 'sfdc_community_url', 'sfdc_community_id'],
})
