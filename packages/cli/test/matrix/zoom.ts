import type { Rows } from './Row.js'

export const zoom: Rows = {
  zoom: {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'fake.zoom.access'],
      ['tokenType', 'token_type', 'bearer'],
      ['refreshToken', 'refresh_token', 'fake.zoom.refresh'],
      ['expiresIn', 'expires_in', 3599],
      ['scope', 'scope', 'user:read:user meeting:read:meeting'],
    ],
    extras: { api_url: 'https://api.fake.example' },
    unknown: { fake_member: 'fake-zoom-member' },
  },
}
