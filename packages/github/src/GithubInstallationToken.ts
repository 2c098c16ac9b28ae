import type { TokenCodec } from '@token-codecs/core'
import { defineCodec, instant } from '@token-codecs/core'
import { githubApiError } from './errors.js'

/** The main members of GitHub's repository object. @since 0.1.0 @category model */
export interface GithubInstallationRepository {
  id: number
  name: string
  full_name: string
  private: boolean
}

/**
 * Response of `POST /app/installations/{installation_id}/access_tokens`.
 *
 * @see https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app
 * @since 0.1.0
 * @category model
 */
export interface GithubInstallationTokenResponse {
  token: string
  /** A time such as `2023-12-14T22:13:20Z`, an hour after the request. */
  expires_at: string
  /** Levels of access, such as `read` and `write`, by permission. */
  permissions?: { readonly [name: string]: string }
  /** Either `all` or `selected`. */
  repository_selection?: string
  /** Kept secret, because a repository object may contain a clone token. */
  repositories?: readonly GithubInstallationRepository[]
  single_file?: string
  has_multiple_single_files?: boolean
  single_file_paths?: readonly string[]
}

/**
 * Codec for a GitHub App's installation access tokens; its `id` is `github-installation`.
 *
 * @example
 * import { extrasOf, GithubInstallationToken } from '@token-codecs/github'
 *
 * const permissions = { issues: 'write' }
 * const response = { token: 'ghs_fake-a', expires_at: '2023-11-14T22:13:20Z', permissions }
 * const token = GithubInstallationToken.parse(response)
 * console.log(token.expiresAt, extrasOf(GithubInstallationToken, token).permissions) // 1700000000 { issues: 'write' }
 *
 * @since 0.1.0
 * @category codecs
 */
export const GithubInstallationToken: TokenCodec<
  GithubInstallationTokenResponse,
  | 'permissions'
  | 'repository_selection'
  | 'repositories'
  | 'single_file'
  | 'has_multiple_single_files'
  | 'single_file_paths',
  'repositories'
> = defineCodec<GithubInstallationTokenResponse>()({
  id: 'github-installation',
  fields: {
    accessToken: 'token',
    expiresAt: instant('expires_at', { form: 'iso' }),
  },
  tokenType: { implied: true },
  extras: [
    'permissions',
    'repository_selection',
    'repositories',
    'single_file',
    'has_multiple_single_files',
    'single_file_paths',
  ],
  secretExtras: ['repositories'],
  errors: [githubApiError],
})
