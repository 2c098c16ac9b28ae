import { checkCodec } from '@tooling/testing'
import { MicrosoftV1Token } from '../src/index.js'

checkCodec(MicrosoftV1Token, {
  fixtures: new URL('../fixtures/microsoft-v1/', import.meta.url),
  ownForms: ['expiresIn', 'expiresAt'],
})
