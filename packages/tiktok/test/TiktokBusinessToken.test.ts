import { checkCodec } from '@tooling/testing'
import { TiktokBusinessToken } from '../src/index.js'

checkCodec(TiktokBusinessToken, {
  fixtures: new URL('../fixtures/tiktok-business/', import.meta.url),
  ownForms: ['scope'],
})
