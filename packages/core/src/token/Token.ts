import type { JsonObject } from './json.js'
import type { Secret } from './Secret.js'

/**
 * The canonical OAuth 2.0 token: what every codec decodes to and encodes from. A plain record: absent members are absent,
 * never `undefined` or `null`. Compare two with `eqToken`.
 *
 * @since 0.1.0
 * @category model
 */
export interface Token {
  /** RFC 6749 §5.1. Printable ASCII (VSCHAR, RFC 6749 appendix A), never empty. */
  readonly accessToken: Secret
  /** RFC 6749 §7.1. `Bearer`, `DPoP`, `MAC` and `N_A` in this spelling, anything else as received. */
  readonly tokenType: string
  /** Lifetime of the access token in whole seconds, counted from `issuedAt`; 0 is "expired now", absent is unknown. */
  readonly expiresIn?: number
  /** When the access token expires, in whole seconds since the epoch, where the vendor does not say for how long. Never beside `expiresIn`. */
  readonly expiresAt?: number
  /** When the lifetimes begin, in whole seconds since the epoch. */
  readonly issuedAt?: number
  /** The granted scope (RFC 6749 §3.3): names in the order received, each once; `[]` when the vendor sent an empty one. */
  readonly scope?: readonly string[]
  /** RFC 6749 §6. Printable ASCII, never empty. */
  readonly refreshToken?: Secret
  /** Lifetime of the refresh token in whole seconds, counted from `issuedAt`. */
  readonly refreshTokenExpiresIn?: number
  /** When the refresh token expires, in whole seconds since the epoch. Never beside `refreshTokenExpiresIn`. */
  readonly refreshTokenExpiresAt?: number
  /** The scope of the refresh token where it differs from the access token's. */
  readonly refreshTokenScope?: readonly string[]
  /** OIDC Core §3.1.3.3. As received: nothing in this package verifies it. */
  readonly idToken?: Secret
  /** RFC 8693 §2.2.1, a URI such as `urn:ietf:params:oauth:token-type:access_token`. */
  readonly issuedTokenType?: string
  /** RFC 9396 §7. Sealed, because it may hold account numbers. */
  readonly authorizationDetails?: Secret<readonly JsonObject[]>
  /**
   * Data by codec id, treated as secret: under the id itself the members that the codec does not know, verbatim; under
   * `<id>#moved` the values that came under a known name and could not be used.
   */
  readonly extensions?: Readonly<Record<string, Secret<JsonObject>>>
}

/** The name of a member of a {@link Token} that a codec's table can carry. @since 0.1.0 @category model */
export type TokenMember = Exclude<keyof Token, 'extensions'>
