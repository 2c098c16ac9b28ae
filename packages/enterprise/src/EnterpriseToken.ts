import type { TableRow, TokenCodec } from '@token-codecs/core'
import { defineCodec, lifetime } from '@token-codecs/core'

/**
 * `OAuth2TokenResponse` of the Easyship Enterprise API, as its Ruby SDK documents it: every member nilable.
 *
 * @since 0.1.0
 * @category model
 */
export interface EnterpriseTokenResponse {
  access_token?: string | null
  /** `OAuth2TokenResponseTokenType`, which has one value. */
  token_type?: 'Bearer' | null
  /** Seconds. */
  expires_in?: number | null
  /** Space separated. */
  scope?: string | null
  /** Seconds since the epoch. */
  created_at?: number | null
}

/** Some of the vendor's published examples put an instant in `expires_in`. As a lifetime, 1e9 s would be 31 years. */
export const expiresIn: TableRow<'expires_in', 'lifetime', number> = lifetime('expires_in', {
  instantFrom: 1_000_000_000,
})

/**
 * The codec for the documented model, without a refresh token. Its `id` is `enterprise`.
 *
 * @example
 * import { EnterpriseToken, secret } from '@token-codecs/enterprise'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 7200, issuedAt: 1645532460 }
 * console.log(EnterpriseToken.encode(token))
 * // { access_token: 'fake-a', token_type: 'Bearer', expires_in: 7200, created_at: 1645532460 }
 *
 * @since 0.1.0
 * @category codecs
 */
export const EnterpriseToken: TokenCodec<EnterpriseTokenResponse> = defineCodec<EnterpriseTokenResponse>()({
  id: 'enterprise',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn,
    scope: 'scope',
    // Not in RFC 6749: when the lifetime began.
    issuedAt: 'created_at',
  },
  // The documented enumeration has one value, where RFC 6749 leaves the type open.
  tokenType: { only: 'Bearer' },
})
