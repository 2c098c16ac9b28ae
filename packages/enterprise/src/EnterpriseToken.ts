import type { TableRow, TokenCodec } from '@token-codecs/core'
import { defineCodec, lifetime } from '@token-codecs/core'

/**
 * `OAuth2TokenResponse` of the Easyship Enterprise API, as documented by its Ruby SDK: every member may be `null`.
 *
 * @since 0.1.0
 * @category model
 */
export interface EnterpriseTokenResponse {
  access_token?: string | null
  /** `OAuth2TokenResponseTokenType`, an enumeration with one value. */
  token_type?: 'Bearer' | null
  /** Seconds. */
  expires_in?: number | null
  /** Space-separated. */
  scope?: string | null
  /** Epoch seconds. */
  created_at?: number | null
}

/** Some of the vendor's published examples have an instant in `expires_in`. As a lifetime, 1e9 s would be 31 years. */
export const expiresIn: TableRow<'expires_in', 'lifetime', number> = lifetime('expires_in', {
  instantFrom: 1_000_000_000,
})

/**
 * Codec for the documented model, which has no refresh token; its `id` is `enterprise`.
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
    // Not in RFC 6749: the start of the lifetime.
    issuedAt: 'created_at',
  },
  // The documented enumeration has one value; RFC 6749 allows any type.
  tokenType: { only: 'Bearer' },
})
