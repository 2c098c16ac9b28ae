import { checkCodec } from '@tooling/testing'
import { SlackUserRefreshToken } from '../src/index.js'

checkCodec(SlackUserRefreshToken, {
  fixtures: new URL('../fixtures/slack-user-refresh/', import.meta.url),
  ownForms: ['tokenType', 'scope'],
})
