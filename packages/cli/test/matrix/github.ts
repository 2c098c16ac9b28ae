import type { Rows } from './Row.js'

export const github: Rows = {
  // OAuth app: a token that does not expire, with the scopes that the user granted.
  github: {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'gho_fake'],
      ['scope', 'scope', 'repo,gist', 'commas'],
      ['tokenType', 'token_type', 'bearer'],
    ],
    unknown: { fake_member: 'fake-github-member' },
  },

  // User token of a GitHub App. Its scope is always empty.
  'github-app': {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'ghu_fake'],
      ['expiresIn', 'expires_in', 28800],
      ['refreshToken', 'refresh_token', 'ghr_fake'],
      ['refreshTokenExpiresIn', 'refresh_token_expires_in', 15811200],
      ['scope', 'scope', '', 'commas'],
      ['tokenType', 'token_type', 'bearer'],
    ],
    unknown: { fake_member: 'fake-github-app-member' },
  },

  // Installation token of a GitHub App.
  'github-installation': {
    response: [
      ['accessToken', 'token', 'ghs_fake'],
      ['expiresAt', 'expires_at', '2016-07-11T22:14:10Z', 'iso'],
    ],
    extras: {
      permissions: { issues: 'write', contents: 'read' },
      repository_selection: 'selected',
      repositories: [{ id: 1, name: 'fake-repository' }],
      single_file: 'fake.yml',
      has_multiple_single_files: true,
      single_file_paths: ['fake.yml', 'fake.md'],
    },
    unknown: { fake_member: 'fake-github-installation-member' },
  },
}
