import { reveal, withIssuedAt } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'
import { ClientAuthentication, OAuth2Client } from 'google-auth-library'
import { afterAll, expect, inject, test } from 'vitest'
import { authorize } from '../../src/authorize.js'
import { client } from '../../src/client.js'
import { GoogleAuthLibraryToken } from '../../src/clients/GoogleAuthLibraryToken.js'
import { codesOf, rightOf } from '../../src/expectations.js'
import { userInfoStatus } from '../../src/requestToken.js'
import { signIn } from '../../src/signIn.js'
import { lifetimes, startProvider } from '../../src/startProvider.js'

const { issuer, close } = await startProvider()
afterAll(close)

const newClient = () =>
  new OAuth2Client({
    clientId: client.id,
    clientSecret: client.secret,
    redirectUri: client.redirectUri,
    clientAuthentication: ClientAuthentication.ClientSecretBasic,
    endpoints: { oauth2TokenUrl: new URL('/token', issuer).href },
  })

checkLaws(GoogleAuthLibraryToken, {
  test,
  runs: inject('cases'),
  golden: [
    {
      canonical: {
        v: 1,
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresAt: 1700003600,
        scope: ['openid', 'email'],
        refreshToken: 'fake-r',
        idToken: 'fake-i',
      },
      wire: {
        'google-auth-library': {
          access_token: 'fake-a',
          token_type: 'Bearer',
          expiry_date: 1700003600000,
          refresh_token: 'fake-r',
          scope: 'openid email',
          id_token: 'fake-i',
        },
      },
    },
  ],
})

test('the credentials of a login are read, and written to the second', async () => {
  const { code, verifier } = await authorize(issuer)
  const { tokens } = await newClient().getToken({ code, codeVerifier: verifier })
  const { token, notes } = rightOf(GoogleAuthLibraryToken.read(tokens))
  const expiresAt = Math.floor(Number(tokens.expiry_date) / 1000)
  expect(token).toMatchObject({ tokenType: 'Bearer', expiresAt, scope: client.scope.split(' ') })
  expect(token).not.toHaveProperty('issuedAt')
  expect(codesOf(notes)).toEqual(Number(tokens.expiry_date) % 1000 === 0 ? [] : ['ignored sub-second expiresAt'])
  expect(rightOf(GoogleAuthLibraryToken.write(token))).toEqual({
    value: { ...tokens, expiry_date: expiresAt * 1000 },
    notes: [],
  })
  expect(await userInfoStatus(issuer, token)).toBe(200)
})

test('a client uses a written token until it expires, and then refreshes it', async () => {
  const token = await signIn(issuer)
  const google = newClient()
  google.setCredentials(GoogleAuthLibraryToken.encode(token))
  expect((await google.getAccessToken()).token).toBe(reveal(token.accessToken))

  const now = Math.floor(Date.now() / 1000)
  google.setCredentials(GoogleAuthLibraryToken.encode(withIssuedAt(token, 1700000000)))
  expect((await google.getAccessToken()).token).not.toBe(reveal(token.accessToken))
  const refreshed = GoogleAuthLibraryToken.parse(google.credentials)
  expect(refreshed.expiresAt).toBeGreaterThanOrEqual(now + lifetimes.AccessToken)
  expect(await userInfoStatus(issuer, refreshed)).toBe(200)
})

test('credentials of no known expiry have null for absent members', () => {
  const google = newClient()
  google.setCredentials({ access_token: 'fake-a', token_type: 'Bearer', refresh_token: null, expiry_date: null })
  const { token, notes } = rightOf(GoogleAuthLibraryToken.read(google.credentials))
  expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
  expect(codesOf(notes)).toEqual(['ignored null-member expiresAt', 'ignored null-member refreshToken'])
})
