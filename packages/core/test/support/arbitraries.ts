import fc from 'fast-check'
import type { JsonObject, Token } from '../../src/index.js'
import { secret } from '../../src/index.js'

const token = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map((text) => secret(`fake-${text}`))
const scope = fc.uniqueArray(fc.constantFrom('openid', 'offline_access', 'fake:read', 'fake:write'), { maxLength: 3 })
const lifetime = fc.oneof(fc.constant(0), fc.nat(200), fc.nat(100_000_000))

const memberNames = fc.constantFrom('tenant', 'c_nonce', 'ext_expires_in', 'session', '__proto__', 'constructor')
const extension = fc.dictionary(memberNames, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }) as fc.Arbitrary<JsonObject>

export const instants = fc.oneof(fc.nat(400), fc.nat(4_000_000_000))

/** A lifetime, an instant, or neither. */
const expiry = (inMember: 'expiresIn' | 'refreshTokenExpiresIn', atMember: 'expiresAt' | 'refreshTokenExpiresAt') =>
  fc.oneof(
    { weight: 2, arbitrary: lifetime.map((seconds) => ({ [inMember]: seconds })) },
    instants.map((seconds) => ({ [atMember]: seconds })),
    fc.constant({}),
  )

const timeless: fc.Arbitrary<Token> = fc.record(
  {
    accessToken: token,
    tokenType: fc.constantFrom('Bearer', 'DPoP', 'MAC', 'fake-type'),
    scope,
    refreshToken: token,
    refreshTokenScope: scope,
    idToken: token,
    issuedTokenType: fc.constant('urn:ietf:params:oauth:token-type:access_token'),
    authorizationDetails: fc.constant(secret([{ type: 'fake' }])),
    extensions: fc.dictionary(
      fc.constantFrom('fake', 'other', 'fake#moved', '__proto__'),
      extension.map((members) => secret(members)),
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: ['accessToken', 'tokenType'] },
)

/** Valid tokens without an issue time. Few distinct values, so that two tokens often share members. */
export const undatedTokens: fc.Arbitrary<Token> = fc
  .tuple(timeless, expiry('expiresIn', 'expiresAt'), expiry('refreshTokenExpiresIn', 'refreshTokenExpiresAt'))
  .map((parts) => Object.assign({}, ...parts))

/** Valid tokens with an issue time. */
export const datedTokens: fc.Arbitrary<Token> = fc
  .tuple(undatedTokens, instants)
  .map(([undated, issuedAt]) => ({ ...undated, issuedAt }))

export const tokens: fc.Arbitrary<Token> = fc.oneof(datedTokens, undatedTokens)
