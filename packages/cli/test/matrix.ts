// One row for each codec, typed by hand from the vendors' documentation and never from `codec.fields`, the code under
// test. `pairs.test.ts` derives each conversion's expected output and notes from two rows.
import type { JsonObject, TokenMember } from '@token-codecs/core'

/** A member of a response: the token member, its documented name, and a fake value. */
type Member = readonly [member: TokenMember, name: string, value: string | number | readonly (string | JsonObject)[]]

/** A codec, as its vendor documents it. */
export interface Row {
  /** The vendor's spelling of Bearer. */
  readonly bearer: 'Bearer' | 'bearer'
  /** Set if the documented token type allows only Bearer. */
  readonly onlyBearer?: true
  /** A response with every documented member, in the order of writing. */
  readonly response: readonly Member[]
  /** Token members for which the vendor has no member: dropped with the code `not-carried`. */
  readonly lacks: readonly TokenMember[]
  /**
   * Unknown members, by the codec that keeps them. That codec writes them back and canonical keeps them; other codecs
   * drop them with the code `foreign-extension`.
   */
  readonly extensions: Readonly<Record<string, JsonObject>>
}

export const matrix: Readonly<Record<string, Row>> = {
  // PipesHub, Python SDK. Scope names contain colons.
  pipeshub: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake.pipeshub.access'],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 3600],
      ['refreshToken', 'refresh_token', 'fake.pipeshub.refresh'],
      ['scope', 'scope', 'org:read kb:upload openid offline_access'],
      ['idToken', 'id_token', 'fake.pipeshub.id'],
    ],
    lacks: ['issuedAt', 'refreshTokenExpiresIn', 'refreshTokenScope', 'issuedTokenType', 'authorizationDetails'],
    extensions: { pipeshub: { state: 'fake-pipeshub-state' } },
  },

  // PipesHub, TypeScript SDK.
  'pipeshub-sdk': {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'accessToken', 'fake.pipeshub-sdk.access'],
      ['tokenType', 'tokenType', 'Bearer'],
      ['expiresIn', 'expiresIn', 300],
      ['refreshToken', 'refreshToken', 'fake.pipeshub-sdk.refresh'],
      ['scope', 'scope', ''],
      ['idToken', 'idToken', 'fake.pipeshub-sdk.id'],
    ],
    lacks: ['issuedAt', 'refreshTokenExpiresIn', 'refreshTokenScope', 'issuedTokenType', 'authorizationDetails'],
    // The spelling of the Go SDK.
    extensions: { 'pipeshub-sdk': { IDToken: 'fake.pipeshub-sdk.other-id' } },
  },

  // Bolt, Python SDK. Only Bolt documents a scope for the refresh token.
  bolt: {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'ZmFrZS1ib2x0.YWNjZXNz'],
      ['tokenType', 'token_type', 'bearer'],
      ['expiresIn', 'expires_in', 3600],
      ['refreshToken', 'refresh_token', 'ZmFrZS1ib2x0.cmVmcmVzaA'],
      ['refreshTokenScope', 'refresh_token_scope', 'bolt.account.view'],
      ['scope', 'scope', 'bolt.account.manage openid'],
      ['idToken', 'id_token', 'fake.bolt.id'],
    ],
    lacks: ['issuedAt', 'refreshTokenExpiresIn', 'issuedTokenType', 'authorizationDetails'],
    extensions: { bolt: { merchant: 'fake-bolt-merchant' } },
  },

  // Bolt, TypeScript SDK.
  'bolt-sdk': {
    bearer: 'bearer',
    response: [
      ['accessToken', 'accessToken', 'ZmFrZS1ib2x0LXNkaw.YWNjZXNz'],
      ['tokenType', 'tokenType', 'bearer'],
      ['expiresIn', 'expiresIn', 1800],
      ['refreshToken', 'refreshToken', 'ZmFrZS1ib2x0LXNkaw.cmVmcmVzaA'],
      ['refreshTokenScope', 'refreshTokenScope', 'bolt.account.view'],
      ['scope', 'scope', 'bolt.account.view openid'],
      ['idToken', 'idToken', 'fake.bolt-sdk.id'],
    ],
    lacks: ['issuedAt', 'refreshTokenExpiresIn', 'issuedTokenType', 'authorizationDetails'],
    // The API's name, which the SDK's codec does not know.
    extensions: { 'bolt-sdk': { refresh_token: 'fake-bolt-sdk-other-refresh' } },
  },

  // Ory Hydra: keys in alphabetical order. The ID token is the string that servers send, not the documented integer.
  'ory-like': {
    bearer: 'bearer',
    response: [
      ['accessToken', 'access_token', 'fake_ory_access'],
      ['authorizationDetails', 'authorization_details', [{ type: 'fake-ory-credential' }]],
      ['expiresIn', 'expires_in', 3599],
      ['idToken', 'id_token', 'fake.ory.id'],
      ['refreshToken', 'refresh_token', 'fake_ory_refresh'],
      ['scope', 'scope', 'openid offline'],
      ['tokenType', 'token_type', 'bearer'],
    ],
    lacks: ['issuedAt', 'refreshTokenExpiresIn', 'refreshTokenScope', 'issuedTokenType'],
    extensions: { 'ory-like': { c_nonce_draft_00: 'fake_ory_nonce', c_nonce_expires_in_draft_00: 600 } },
  },

  // Easyship Enterprise API, Ruby SDK. The refresh token of the newer specification is an unknown member here.
  enterprise: {
    bearer: 'Bearer',
    onlyBearer: true,
    response: [
      ['accessToken', 'access_token', 'fake/enterprise+access='],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 7200],
      ['scope', 'scope', 'enterprise.organization'],
      ['issuedAt', 'created_at', 1645532460],
    ],
    lacks: [
      'refreshToken',
      'refreshTokenExpiresIn',
      'refreshTokenScope',
      'idToken',
      'issuedTokenType',
      'authorizationDetails',
    ],
    extensions: { enterprise: { refresh_token: 'fake/enterprise+refresh=' } },
  },

  // Easyship Enterprise API, newer specification (2024-11): with a refresh token.
  'enterprise-delegated': {
    bearer: 'Bearer',
    onlyBearer: true,
    response: [
      ['accessToken', 'access_token', 'fake/delegated+access='],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 0],
      ['refreshToken', 'refresh_token', 'fake/delegated+refresh='],
      ['scope', 'scope', 'enterprise.organization fake:v2_1'],
      ['issuedAt', 'created_at', 1730000000],
    ],
    lacks: ['refreshTokenExpiresIn', 'refreshTokenScope', 'idToken', 'issuedTokenType', 'authorizationDetails'],
    extensions: { 'enterprise-delegated': { id_token: 'fake.delegated.id' } },
  },

  // Canonical JSON: every member. Its responses begin with `v` and end with the extensions.
  canonical: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'accessToken', 'fake-canonical-access'],
      ['tokenType', 'tokenType', 'Bearer'],
      ['expiresIn', 'expiresIn', 3600],
      ['issuedAt', 'issuedAt', 1699999999],
      ['scope', 'scope', ['openid', 'fake.read']],
      ['refreshToken', 'refreshToken', 'fake-canonical-refresh'],
      ['refreshTokenExpiresIn', 'refreshTokenExpiresIn', 86400],
      ['refreshTokenScope', 'refreshTokenScope', ['fake.view', 'fake.read']],
      ['idToken', 'idToken', 'fake.canonical.id'],
      ['issuedTokenType', 'issuedTokenType', 'urn:ietf:params:oauth:token-type:access_token'],
      ['authorizationDetails', 'authorizationDetails', [{ type: 'fake-canonical' }]],
    ],
    lacks: [],
    extensions: {
      bolt: { merchant: 'fake-canonical-merchant' },
      enterprise: { refresh_token: 'fake-canonical-other' },
    },
  },

  // The standards: RFC 6749, OIDC Core, RFC 8693, RFC 9396.
  rfc6749: {
    bearer: 'Bearer',
    response: [
      ['accessToken', 'access_token', 'fake-rfc6749-access'],
      ['tokenType', 'token_type', 'Bearer'],
      ['expiresIn', 'expires_in', 60],
      ['refreshToken', 'refresh_token', 'fake-rfc6749-refresh'],
      ['scope', 'scope', 'openid profile'],
      ['idToken', 'id_token', 'fake.rfc6749.id'],
      ['issuedTokenType', 'issued_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
      ['authorizationDetails', 'authorization_details', [{ type: 'fake-rfc6749' }]],
    ],
    lacks: ['issuedAt', 'refreshTokenExpiresIn', 'refreshTokenScope'],
    extensions: { rfc6749: { example_parameter: 'fake-rfc6749-example' } },
  },
}
