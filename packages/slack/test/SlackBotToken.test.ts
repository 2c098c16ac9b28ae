import { checkCodec } from '@tooling/testing'
import { SlackBotToken } from '../src/index.js'

checkCodec(SlackBotToken, {
  fixtures: new URL('../fixtures/slack-bot/', import.meta.url),
  ownForms: ['tokenType', 'scope'],
})
