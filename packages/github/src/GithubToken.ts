import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, scopes } from '@token-codecs/core'
import { githubError } from './errors.js'

/**
 * Response of `POST /login/oauth/access_token` to an OAuth app.
 *
 * @see https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 * @since 0.1.0
 * @category model
 */
export interface GithubTokenResponse {
  /** Never expires. */
  access_token: string
  /** Comma-separated. */
  scope: string
  /** Always `bearer`. */
  token_type: string
}

/**
 * Codec for GitHub's responses to an OAuth app; its `id` is `github`.
 *
 * @example
 * import { GithubToken } from '@token-codecs/github'
 *
 * const response = { access_token: 'gho_fake-a', scope: 'repo,gist', token_type: 'bearer' }
 * console.log(GithubToken.parse(response))
 * // { accessToken: <redacted>, tokenType: 'Bearer', scope: [ 'repo', 'gist' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const GithubToken: TokenCodec<GithubTokenResponse> = defineCodec<GithubTokenResponse>()({
  id: 'github',
  fields: {
    accessToken: 'access_token',
    scope: scopes('scope', { separator: ',' }),
    tokenType: 'token_type',
  },
  tokenType: 'bearer',
  errors: [githubError],
})
