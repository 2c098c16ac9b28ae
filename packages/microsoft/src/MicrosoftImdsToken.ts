import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, instant, lifetime } from '@token-codecs/core'

/**
 * Token response of the Azure Instance Metadata Service, `/metadata/identity/oauth2/token`.
 * As documented at https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token.
 *
 * @since 0.1.0
 * @category model
 */
export interface MicrosoftImdsTokenResponse {
  access_token: string
  /** Empty: managed identities have no refresh tokens. */
  refresh_token?: string
  /** Seconds, as a string. */
  expires_in: string
  /** Epoch seconds, as a string. */
  expires_on: string
  /** Epoch seconds, as a string. */
  not_before: string
  /** App ID URI of the target. */
  resource: string
  token_type: string
}

/**
 * Codec for managed identities of Azure virtual machines; its `id` is `microsoft-imds`.
 *
 * @example
 * import { MicrosoftImdsToken } from '@token-codecs/microsoft'
 *
 * const response = { access_token: 'fake-a', expires_in: '3599', expires_on: '1506484173', token_type: 'Bearer' }
 * console.log(MicrosoftImdsToken.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 3599, issuedAt: 1506480574 }
 *
 * @since 0.1.0
 * @category codecs
 */
export const MicrosoftImdsToken: TokenCodec<MicrosoftImdsTokenResponse, 'refresh_token' | 'not_before' | 'resource'> =
  defineCodec<MicrosoftImdsTokenResponse>()({
    id: 'microsoft-imds',
    fields: {
      accessToken: 'access_token',
      expiresIn: lifetime('expires_in', { text: true }),
      expiresAt: instant('expires_on', { text: true }),
      tokenType: 'token_type',
    },
    extras: ['refresh_token', 'not_before', 'resource'],
  })
