import type { Rows } from './Row.js'

export const tiktok: Rows = {
  // Version 2, of TikTok for Developers.
  tiktok: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'act.fake'],
      ['expiresIn', 'expires_in', 86400],
      ['refreshTokenExpiresIn', 'refresh_expires_in', 31536000],
      ['refreshToken', 'refresh_token', 'rft.fake'],
      ['scope', 'scope', 'user.info.basic,video.list', 'commas'],
      ['tokenType', 'token_type', 'Bearer'],
    ],
    extras: { open_id: 'fake-tiktok-open-id' },
    unknown: { log_id: 'fake-tiktok-log' },
  },

  // TikTok Accounts of the Business API.
  'tiktok-business': {
    bearer: 'Bearer',
    constants: { code: 0 },
    response: [
      ['accessToken', 'data.access_token', 'act.fake-business'],
      ['tokenType', 'data.token_type', 'Bearer'],
      ['scope', 'data.scope', 'user.info.basic,comment.list', 'commas'],
      ['expiresIn', 'data.expires_in', 86400],
      ['refreshToken', 'data.refresh_token', 'rft.fake-business'],
      ['refreshTokenExpiresIn', 'data.refresh_token_expires_in', 31536000],
    ],
    extras: { message: 'OK', request_id: 'fake-tiktok-request', data: { open_id: 'fake-tiktok-open-id' } },
    unknown: { data: { fake_member: { fake: [] } } },
  },

  // Advertisers: a token that does not expire. Numbers of permissions take the place of scope names.
  'tiktok-ads': {
    constants: { code: 0 },
    response: [['accessToken', 'data.access_token', 'fake-tiktok-ads-access']],
    extras: {
      message: 'OK',
      request_id: 'fake-tiktok-ads-request',
      data: { scope: [4, 6], advertiser_ids: ['fake-advertiser'] },
    },
    unknown: { fake_member: 'fake-tiktok-ads-member' },
  },
}
