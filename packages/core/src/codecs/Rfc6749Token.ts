import type { TokenCodec } from '../codec/TokenCodec.js'
import type { JsonObject } from '../token/json.js'
import { defineCodec } from './defineCodec.js'

/**
 * A successful token endpoint response: RFC 6749 §5.1, with the members of OIDC Core §3.1.3.3 (`id_token`), RFC 8693
 * §2.2.1 (`issued_token_type`) and RFC 9396 §7 (`authorization_details`).
 *
 * @since 0.1.0
 * @category model
 */
export interface Rfc6749TokenResponse {
  access_token: string
  token_type: string
  /** Seconds. */
  expires_in?: number
  refresh_token?: string
  /** Space-separated. */
  scope?: string
  id_token?: string
  issued_token_type?: string
  authorization_details?: readonly JsonObject[]
}

/**
 * The codec of the standard response, for providers without a dedicated package.
 *
 * @example
 * import { Rfc6749Token } from '@token-codecs/core'
 *
 * const token = Rfc6749Token.parse({ access_token: 'fake-a', token_type: 'dpop', scope: 'read write' })
 * console.log(token.scope, token.tokenType) // [ 'read', 'write' ] DPoP
 *
 * @since 0.1.0
 * @category codecs
 */
export const Rfc6749Token: TokenCodec<Rfc6749TokenResponse> = defineCodec<Rfc6749TokenResponse>()({
  id: 'rfc6749',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: 'scope',
    idToken: 'id_token',
    issuedTokenType: 'issued_token_type',
    authorizationDetails: 'authorization_details',
  },
})
