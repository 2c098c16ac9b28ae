import type { Rows } from './Row.js'

export const notion: Rows = {
  notion: {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'ntn_fake'],
      ['tokenType', 'token_type', 'bearer'],
      ['refreshToken', 'refresh_token', 'nrt_fake'],
    ],
    extras: {
      bot_id: 'fake-notion-bot',
      workspace_icon: null,
      workspace_name: 'Fake workspace',
      workspace_id: 'fake-notion-workspace',
      owner: { type: 'user', user: { object: 'user', id: 'fake-notion-user', person: { email: 'fake@fake.example' } } },
      duplicated_template_id: null,
      disabled_tool_names: ['fake-tool'],
      request_id: 'fake-notion-request',
    },
    unknown: { fake_member: 'fake-notion-member' },
  },
}
