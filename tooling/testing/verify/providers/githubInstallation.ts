import { defineCodec, errorAt, instant } from '@token-codecs/core'
import { provider } from './provider.js'

// https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app
interface GithubInstallationTokenResponse {
  token: string
  /** ISO 8601. */
  expires_at: string
  permissions: { [name: string]: string }
  repository_selection?: string
}

const GithubInstallationToken = defineCodec<GithubInstallationTokenResponse>()({
  id: 'github-installation',
  fields: { accessToken: 'token', expiresAt: instant('expires_at', { form: 'iso' }) },
  tokenType: { implied: true },
  extras: ['permissions', 'repository_selection'],
  errors: [errorAt({ code: 'message', uri: 'documentation_url' })],
})

const extras = { permissions: { issues: 'write', contents: 'read' }, repository_selection: 'selected' }

export const githubInstallation = provider(GithubInstallationToken, {
  samples: [
    {
      response: { token: 'ghs_fake-a', expires_at: '2016-07-11T22:14:10Z', ...extras },
      token: {
        accessToken: 'ghs_fake-a',
        tokenType: 'Bearer',
        expiresAt: 1468275250,
        extensions: { 'github-installation': extras },
      },
    },
  ],
  errors: [['Bad credentials', { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest' }]],
})
