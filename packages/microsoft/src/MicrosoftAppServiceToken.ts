import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, instant } from '@token-codecs/core'

/**
 * Token response of managed identities in App Service and Functions, API version 2019-08-01.
 * As documented at https://learn.microsoft.com/azure/app-service/overview-managed-identity.
 *
 * @since 0.1.0
 * @category model
 */
export interface MicrosoftAppServiceTokenResponse {
  access_token: string
  /** Epoch seconds, as a string. */
  expires_on: string
  /** The requested resource. */
  resource: string
  token_type: string
  /** Client ID of the identity. */
  client_id: string
  /** Epoch seconds, as a string. */
  not_before?: string
}

/**
 * Codec for managed identities of App Service and Azure Functions; its `id` is `microsoft-app-service`.
 *
 * @example
 * import { MicrosoftAppServiceToken } from '@token-codecs/microsoft'
 *
 * const response = { access_token: 'fake-a', expires_on: '1586984735', token_type: 'Bearer' }
 * console.log(MicrosoftAppServiceToken.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresAt: 1586984735 }
 *
 * @since 0.1.0
 * @category codecs
 */
export const MicrosoftAppServiceToken: TokenCodec<
  MicrosoftAppServiceTokenResponse,
  'resource' | 'client_id' | 'not_before'
> = defineCodec<MicrosoftAppServiceTokenResponse>()({
  id: 'microsoft-app-service',
  fields: {
    accessToken: 'access_token',
    expiresAt: instant('expires_on', { text: true }),
    tokenType: 'token_type',
  },
  extras: ['resource', 'client_id', 'not_before'],
})
