import { checkCodec } from '@tooling/testing'
import { SlackUserToken } from '../src/index.js'

checkCodec(SlackUserToken, {
  fixtures: new URL('../fixtures/slack-user/', import.meta.url),
  ownForms: ['tokenType', 'scope'],
})
