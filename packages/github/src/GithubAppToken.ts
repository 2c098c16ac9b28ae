import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'
import { githubError } from './errors.js'

/**
 * Response of `POST /login/oauth/access_token` to a GitHub App, with a user access token.
 *
 * @see https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
 * @since 0.1.0
 * @category model
 */
export interface GithubAppTokenResponse {
  access_token: string
  /** Seconds. Omitted if the app has disabled expiration. */
  expires_in?: number
  /** Used once. Omitted if the app has disabled expiration. */
  refresh_token?: string
  /** Seconds. Omitted if the app has disabled expiration. */
  refresh_token_expires_in?: number
  /** Always empty, because permissions replace scopes. */
  scope: string
  /** Always `bearer`. */
  token_type: string
}

/**
 * Codec for GitHub's responses to a GitHub App on behalf of a user; its `id` is `github-app`.
 *
 * @example
 * import { GithubAppToken } from '@token-codecs/github'
 *
 * const response = { access_token: 'ghu_fake-a', expires_in: 28800, scope: '', token_type: 'bearer' }
 * console.log(GithubAppToken.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 28800, scope: [] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const GithubAppToken: TokenCodec<GithubAppTokenResponse> = defineCodec<GithubAppTokenResponse>()({
  id: 'github-app',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_token_expires_in',
    scope: scopes('scope', { separator: ',' }),
    tokenType: 'token_type',
  },
  tokenType: 'bearer',
  errors: [githubError],
})
