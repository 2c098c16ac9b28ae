import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { pipeshubErrorForms } from './errors.js'

/**
 * The answer of PipesHub's token endpoint, as its Python SDK documents it.
 *
 * @since 0.1.0
 * @category model
 */
export interface PipeshubTokenResponse {
  access_token?: string
  /** Always `Bearer`. */
  token_type?: string
  /** Seconds. */
  expires_in?: number
  refresh_token?: string
  /** Space separated; may differ from what was requested. {@link pipeshubScopes} are names seen. */
  scope?: string
  /** A JWT, where `openid` was granted. */
  id_token?: string
}

/**
 * Scope names seen in PipesHub's server and documentation, which has more. Never a filter: other names pass.
 *
 * @since 0.1.0
 * @category model
 */
export const pipeshubScopes: readonly ['openid', 'offline_access', 'org:read', 'kb:upload'] = [
  'openid',
  'offline_access',
  'org:read',
  'kb:upload',
]

/** A scope name of PipesHub's, one of those seen. @since 0.1.0 @category model */
export type PipeshubScope = (typeof pipeshubScopes)[number]

/**
 * @example
 * import { PipeshubToken } from '@token-codecs/pipeshub'
 *
 * const result = PipeshubToken.read({ access_token: 'fake-a', token_type: 'Bearer', expires_in: 3600, scope: 'org:read' })
 * assert.deepStrictEqual(result._tag === 'Right' && result.right.token.scope, ['org:read'])
 *
 * @since 0.1.0
 * @category codecs
 */
export const PipeshubToken: TokenCodec<PipeshubTokenResponse> = defineCodec<PipeshubTokenResponse>()({
  id: 'pipeshub',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: 'scope',
    idToken: 'id_token',
  },
  errors: pipeshubErrorForms,
})
