import type { LifetimeRepair, TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

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
  /** Space separated; {@link enterpriseScopes} are the names that the published examples show. */
  scope?: string | null
  /** Seconds since the epoch. */
  created_at?: number | null
}

/**
 * The scope names that the vendor's published examples show. Never a filter: other names pass.
 *
 * @since 0.1.0
 * @category model
 */
export const enterpriseScopes: readonly ['enterprise.organization'] = ['enterprise.organization']

/** A scope name that the vendor's published examples show. @since 0.1.0 @category model */
export type EnterpriseScope = (typeof enterpriseScopes)[number]

/** The first second that is taken for a time, in September 2001: as a lifetime it would be more than 31 years. */
const FIRST_ABSOLUTE = 1_000_000_000

/** Some of the vendor's published examples put an absolute time in `expires_in`. */
export const absoluteLifetime: LifetimeRepair = {
  reason: 'absolute-lifetime',
  explanation: 'a lifetime of 1000000000 seconds or more is taken for a time, from which the lifetime is counted',
  member: 'expiresIn',
  applies: (seconds) => seconds >= FIRST_ABSOLUTE,
  repair: (seconds, issuedAt, receivedAt) => {
    // Nothing can be counted from a creation time that is not a time itself, so the value stays as sent.
    if (issuedAt !== undefined && issuedAt < FIRST_ABSOLUTE) return seconds
    const start = issuedAt ?? receivedAt
    return start === undefined ? undefined : seconds - start
  },
}

/**
 * The codec for the documented model, without a refresh token. Its `vendor` is `enterprise`.
 *
 * @example
 * import { EnterpriseToken, secret } from '@token-codecs/enterprise'
 *
 * const token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 7200, issuedAt: 1645532460 }
 * assert.deepStrictEqual(EnterpriseToken.encode(token), {
 *   access_token: 'fake-a',
 *   token_type: 'Bearer',
 *   expires_in: 7200,
 *   created_at: 1645532460,
 * })
 *
 * @since 0.1.0
 * @category codecs
 */
export const EnterpriseToken: TokenCodec<EnterpriseTokenResponse> = defineCodec<EnterpriseTokenResponse>()({
  id: 'enterprise',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    scope: 'scope',
    // Not in RFC 6749: when the lifetime began.
    issuedAt: 'created_at',
  },
  // The documented enumeration has one value, where RFC 6749 leaves the type open.
  tokenType: { only: 'Bearer' },
  repairs: [absoluteLifetime],
})
