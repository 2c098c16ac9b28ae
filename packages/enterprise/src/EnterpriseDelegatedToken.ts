import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import type { EnterpriseTokenResponse } from './EnterpriseToken.js'
import { expiresIn } from './EnterpriseToken.js'

/**
 * Token response of the vendor's newer specification (2024-11). It adds a refresh token for the grants
 * `delegated_account` and `refresh_token`; like every other member, it may be `null`.
 *
 * @since 0.1.0
 * @category model
 */
export interface EnterpriseDelegatedTokenResponse extends EnterpriseTokenResponse {
  refresh_token?: string | null
}

/**
 * Codec for the newer specification; its `id` is `enterprise-delegated`.
 *
 * @example
 * import { EnterpriseDelegatedToken } from '@token-codecs/enterprise'
 *
 * const token = EnterpriseDelegatedToken.parse({ access_token: 'fake-a', token_type: 'Bearer', refresh_token: null })
 * console.log(token) // { accessToken: <redacted>, tokenType: 'Bearer' }
 *
 * @since 0.1.0
 * @category codecs
 */
export const EnterpriseDelegatedToken: TokenCodec<EnterpriseDelegatedTokenResponse> =
  defineCodec<EnterpriseDelegatedTokenResponse>()({
    id: 'enterprise-delegated',
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn,
      refreshToken: 'refresh_token',
      scope: 'scope',
      // Not in RFC 6749: the start of the lifetime.
      issuedAt: 'created_at',
    },
    // The documented enumeration has one value; RFC 6749 allows any type.
    tokenType: { only: 'Bearer' },
  })
