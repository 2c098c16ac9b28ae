import type { JsonObject } from './json.js'
import type { Secret } from './Secret.js'

/**
 * The canonical OAuth 2.0 token, which every codec decodes to and encodes from. A plain record: absent members are
 * left out, never `undefined` or `null`. Compare tokens with `eqToken`.
 *
 * @since 0.1.0
 * @category model
 */
export interface Token {
  /** Access token (RFC 6749 §5.1). Printable ASCII (VSCHAR, RFC 6749 appendix A), never empty. */
  readonly accessToken: Secret
  /** Token type (RFC 6749 §7.1). `Bearer`, `DPoP`, `MAC` and `N_A` in this spelling; any other type as received. */
  readonly tokenType: string
  /** Access token lifetime in whole seconds, counted from `issuedAt`; 0 means expired, absent means unknown. */
  readonly expiresIn?: number
  /** Access token expiry in whole epoch seconds, if the vendor sends no lifetime. Never set with `expiresIn`. */
  readonly expiresAt?: number
  /** Issue time in whole epoch seconds. Lifetimes count from it. */
  readonly issuedAt?: number
  /** Granted scope (RFC 6749 §3.3). Distinct names in the order received; `[]` if the vendor sent an empty scope. */
  readonly scope?: readonly string[]
  /** Refresh token (RFC 6749 §6). Printable ASCII, never empty. */
  readonly refreshToken?: Secret
  /** Refresh token lifetime in whole seconds, counted from `issuedAt`. */
  readonly refreshTokenExpiresIn?: number
  /** Refresh token expiry in whole epoch seconds. Never set with `refreshTokenExpiresIn`. */
  readonly refreshTokenExpiresAt?: number
  /** Refresh token scope, if it differs from the access token's. */
  readonly refreshTokenScope?: readonly string[]
  /** ID token (OpenID Connect Core §3.1.3.3), as received. This package does not verify it. */
  readonly idToken?: Secret
  /** Issued token type (RFC 8693 §2.2.1), a URI such as `urn:ietf:params:oauth:token-type:access_token`. */
  readonly issuedTokenType?: string
  /** Authorization details (RFC 9396 §7). Secret, because they may contain account numbers. */
  readonly authorizationDetails?: Secret<readonly JsonObject[]>
  /**
   * Other data from responses, treated as secret. Under `<id>` (the codec's id): unknown members, verbatim. Under
   * `<id>#moved`: unusable values of known members.
   */
  readonly extensions?: Readonly<Record<string, Secret<JsonObject>>>
}

/** Name of a {@link Token} member that a codec's table can map. @since 0.1.0 @category model */
export type TokenMember = Exclude<keyof Token, 'extensions'>
