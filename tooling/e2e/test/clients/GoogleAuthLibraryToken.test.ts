import { reveal, withIssuedAt } from '@token-codecs/core'
import { ClientAuthentication, OAuth2Client } from 'google-auth-library'
import { afterAll, expect, test } from 'vitest'
import { authorize } from '../../src/authorize.js'
import { client } from '../../src/client.js'
import { GoogleAuthLibraryToken } from '../../src/clients/GoogleAuthLibraryToken.js'
import { codesOf, leftOf, refreshTokenOf, rightOf } from '../../src/expectations.js'
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

test("a login's credentials are read, and written in whole seconds", async () => {
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

test('the client uses a written token until it expires, and then refreshes it', async () => {
  const token = await signIn(issuer)
  const google = newClient()
  google.setCredentials(GoogleAuthLibraryToken.encode(token))
  expect((await google.getAccessToken()).token).toBe(reveal(token.accessToken))

  const now = Math.floor(Date.now() / 1000)
  const sent: unknown[] = []
  google.on('tokens', ({ refresh_token }) => sent.push(refresh_token))
  google.setCredentials(GoogleAuthLibraryToken.encode(withIssuedAt(token, 1700000000)))
  expect((await google.getAccessToken()).token).not.toBe(reveal(token.accessToken))
  const refreshed = GoogleAuthLibraryToken.parse(google.credentials)
  expect(refreshed.expiresAt).toBeGreaterThanOrEqual(now + lifetimes.AccessToken)
  expect(await userInfoStatus(issuer, refreshed)).toBe(200)
  // The provider rotates the refresh token, but the client keeps the old one.
  expect(refreshTokenOf(refreshed)).toBe(refreshTokenOf(token))
  expect(sent).toEqual([expect.any(String)])
  expect(sent).not.toContain(refreshTokenOf(token))
})

test('the client never refreshes a token without an expiry', async () => {
  const { issuedAt: _, ...undated } = await signIn(issuer)
  const { value, notes } = rightOf(GoogleAuthLibraryToken.write(undated))
  expect(codesOf(notes)).toEqual(['dropped not-carried expiresIn'])
  const google = newClient()
  google.setCredentials(value)
  expect((await google.getAccessToken()).token).toBe(reveal(undated.accessToken))
})

test('credentials may have null members, and a placeholder before the first token', () => {
  const google = newClient()
  google.setCredentials({ access_token: 'fake-a', token_type: 'Bearer', refresh_token: null, expiry_date: null })
  const { token, notes } = rightOf(GoogleAuthLibraryToken.read(google.credentials))
  expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
  expect(codesOf(notes)).toEqual(['ignored null-member expiresAt', 'ignored null-member refreshToken'])
  const placeholder = { refresh_token: 'compute-placeholder', expiry_date: 1 }
  expect(leftOf(GoogleAuthLibraryToken.read(placeholder))).toMatchObject({ _tag: 'Malformed', code: 'missing' })
})
