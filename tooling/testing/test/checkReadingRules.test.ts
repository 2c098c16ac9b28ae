import { camelCased, defineCodec, Rfc6749Token } from '@token-codecs/core'
import { describe, test } from 'vitest'
import { checkReadingRules } from '../src/checkReadingRules.js'

interface AcmeTokenResponse {
  token?: string
  kind?: string
  ttl?: number
  born?: number
  permissions?: string
  refresh?: string
  refreshTtl?: number
  refreshPermissions?: string
  identity?: string
  issuedKind?: string
  details?: object[]
}

/** Carries every member of a token, each under a name of its own. */
const AcmeToken = defineCodec<AcmeTokenResponse>()({
  vendor: 'acme',
  fields: {
    accessToken: 'token',
    tokenType: 'kind',
    expiresIn: 'ttl',
    issuedAt: 'born',
    scope: 'permissions',
    refreshToken: 'refresh',
    refreshTokenExpiresIn: 'refreshTtl',
    refreshTokenScope: 'refreshPermissions',
    idToken: 'identity',
    issuedTokenType: 'issuedKind',
    authorizationDetails: 'details',
  },
  tokenType: 'BEARER',
})

describe('the standard response', () => checkReadingRules(Rfc6749Token, { test }))
describe('a response of other names', () => checkReadingRules(AcmeToken, { test }))
describe('a response in camel case', () => checkReadingRules(camelCased(Rfc6749Token), { test }))
