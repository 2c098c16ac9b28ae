import { checkCodec } from '@tooling/testing'
import { KeycloakToken } from '../src/index.js'

checkCodec(KeycloakToken, {
  fixtures: new URL('../fixtures/keycloak/', import.meta.url),
  ownForms: ['refreshTokenExpiresIn'],
})
