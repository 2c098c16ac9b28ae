import type { Rows } from './Row.js'

export const hubspot: Rows = {
  // HubSpot documents no sample: the order is that of its specification, 2026-03.
  hubspot: {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'fake-hubspot-access'],
      ['expiresIn', 'expires_in', 1800],
      ['idToken', 'id_token', 'fake.hubspot.id'],
      ['refreshToken', 'refresh_token', 'fake-hubspot-refresh'],
      ['scope', 'scopes', ['oauth', 'crm.objects.contacts.read'], 'list'],
      ['tokenType', 'token_type', 'bearer'],
    ],
    extras: { hub_id: 1, token_use: 'access_token', user_id: 2 },
    unknown: { scope: 'fake-hubspot-scope' },
  },
}
