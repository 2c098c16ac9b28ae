import { checkCodec } from '@tooling/testing'
import { MicrosoftImdsToken } from '../src/index.js'

checkCodec(MicrosoftImdsToken, {
  fixtures: new URL('../fixtures/microsoft-imds/', import.meta.url),
  ownForms: ['expiresIn', 'expiresAt'],
})
