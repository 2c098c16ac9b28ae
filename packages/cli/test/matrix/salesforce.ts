import type { Rows } from './Row.js'

export const salesforce: Rows = {
  // The signature covers the identity URL and the digits of `issued_at`, so that both are kept as they are.
  salesforce: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake!salesforce.access'],
      ['refreshToken', 'refresh_token', 'fake.salesforce.refresh'],
      ['scope', 'scope', 'refresh_token web openid'],
      ['idToken', 'id_token', 'fake.salesforce.id'],
      ['tokenType', 'token_type', 'Bearer'],
    ],
    extras: {
      signature: 'fake-salesforce-signature=',
      instance_url: 'https://fake.my.example',
      id: 'https://login.fake.example/id/fake-organization/fake-user',
      issued_at: '1558553873237',
      sfdc_community_url: 'https://community.fake.example',
      sfdc_community_id: 'fake-community',
    },
    unknown: { fake_member: 0.5 },
  },
}
