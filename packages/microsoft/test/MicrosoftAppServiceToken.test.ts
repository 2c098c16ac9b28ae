import { checkCodec } from '@tooling/testing'
import { MicrosoftAppServiceToken } from '../src/index.js'

checkCodec(MicrosoftAppServiceToken, {
  fixtures: new URL('../fixtures/microsoft-app-service/', import.meta.url),
  ownForms: ['expiresAt'],
})
