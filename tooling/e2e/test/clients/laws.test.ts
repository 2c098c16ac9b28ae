// Samples from the libraries' documentation and sources, because the laws cannot check a library's names and units.
import type { AnyTokenCodec } from '@token-codecs/core'
import type { GoldenDocument } from '@token-codecs/laws'
import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { AuthJsToken } from '../../src/clients/AuthJsToken.js'
import { GoOauth2Token } from '../../src/clients/GoOauth2Token.js'
import { GoogleAuthLibraryToken } from '../../src/clients/GoogleAuthLibraryToken.js'
import { Oauth4webapiToken } from '../../src/clients/Oauth4webapiToken.js'
import { SimpleOauth2Token } from '../../src/clients/SimpleOauth2Token.js'

const held = { access_token: 'fake-a', token_type: 'Bearer', refresh_token: 'fake-r' }
const canonical = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', refreshToken: 'fake-r' }

const heldMore = { ...held, scope: 'openid email', id_token: 'fake-i' }
const canonicalMore = { ...canonical, scope: ['openid', 'email'], idToken: 'fake-i' }

const owner = { provider: 'fake-provider', providerAccountId: 'fake-account', type: 'oidc', userId: 'fake-user' }

const samples: readonly (readonly [AnyTokenCodec, readonly GoldenDocument[]])[] = [
  [
    GoogleAuthLibraryToken,
    [
      {
        canonical: { ...canonicalMore, expiresAt: 1700003600 },
        wire: { 'google-auth-library': { ...heldMore, expiry_date: 1700003600000 } },
      },
    ],
  ],
  [
    SimpleOauth2Token,
    [
      {
        canonical: { ...canonicalMore, expiresIn: 3600, issuedAt: 1700000000 },
        wire: { 'simple-oauth2': { ...heldMore, expires_in: 3600, expires_at: '2023-11-14T23:13:20Z' } },
      },
      {
        canonical: { ...canonicalMore, expiresAt: 1700003600 },
        wire: { 'simple-oauth2': { ...heldMore, expires_at: '2023-11-14T23:13:20Z' } },
      },
    ],
  ],
  [
    AuthJsToken,
    [
      {
        canonical: { ...canonicalMore, expiresAt: 1700003600, extensions: { 'auth-js': owner } },
        wire: { 'auth-js': { ...heldMore, token_type: 'bearer', expires_at: 1700003600, ...owner } },
      },
    ],
  ],
  [
    Oauth4webapiToken,
    [
      {
        canonical: { ...canonicalMore, expiresIn: 3600, authorizationDetails: [{ type: 'fake-type' }] },
        wire: {
          oauth4webapi: {
            ...heldMore,
            token_type: 'bearer',
            expires_in: 3600,
            authorization_details: [{ type: 'fake-type' }],
          },
        },
      },
    ],
  ],
  [
    GoOauth2Token,
    [
      {
        canonical: { ...canonical, expiresAt: 1700003600 },
        wire: { 'go-oauth2': { ...held, expiry: '2023-11-14T23:13:20Z' } },
      },
      {
        canonical: { ...canonical, expiresIn: 3600, issuedAt: 1700000000 },
        wire: { 'go-oauth2': { ...held, expiry: '2023-11-14T23:13:20Z', expires_in: 3600 } },
      },
    ],
  ],
]

for (const [codec, golden] of samples) checkLaws(codec, { test, runs: 50, golden })
