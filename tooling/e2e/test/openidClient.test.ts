import type { Token } from '@token-codecs/core'
import { authorizationHeader, convert, fromResponse, mergeRefresh, Rfc6749Token, reveal } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'
import * as openid from 'openid-client'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../src/browse.js'
import { expectConverted, leftOf, refreshTokenOf, rightOf } from '../src/expectations.js'
import { client, lifetimes, otherScope, startProvider } from '../src/startProvider.js'
import { createStore } from '../src/store.js'

const store = createStore()
const provider = await startProvider()
const insecure = { execute: [openid.allowInsecureRequests] }
const config = await openid.discovery(provider.issuer, client.id, client.secret, undefined, insecure)
const { token_endpoint, userinfo_endpoint } = config.serverMetadata()

/** The last answer of the token endpoint, unread. */
let answer: Response
config[openid.customFetch] = async (url, { body, ...init }) => {
  const response = await fetch(url, body instanceof ReadableStream || body == null ? init : { ...init, body })
  if (url === token_endpoint) answer = response.clone()
  return response
}

afterAll(() => {
  provider.close()
  store.remove()
})

type TheirToken = Awaited<ReturnType<typeof openid.clientCredentialsGrant>>

/** The token of the answer from which openid-client has read the same, stored and loaded. */
const readToo = async (theirs: TheirToken): Promise<Token> => {
  const { token, notes } = rightOf(await fromResponse(Rfc6749Token)(answer, { strict: true })())
  expect(notes).toEqual([])
  const written = Rfc6749Token.encode(token)
  // It gives the type in lower case, and functions beside the members.
  expect({ ...written, token_type: written.token_type.toLowerCase() }).toEqual(JSON.parse(JSON.stringify(theirs)))
  return store.stored(token)
}

const logIn = async (options: openid.DPoPOptions = {}): Promise<TheirToken> => {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const expectedState = openid.randomState()
  const expectedNonce = openid.randomNonce()
  const url = openid.buildAuthorizationUrl(config, {
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    nonce: expectedNonce,
    prompt: 'consent',
    redirect_uri: client.redirectUri,
    scope: client.scope,
    state: expectedState,
  })
  const callback = await browse(url, client.redirectUri)
  const checks = { pkceCodeVerifier, expectedState, expectedNonce }
  return openid.authorizationCodeGrant(config, callback, checks, {}, options)
}

test('the token of a client for itself is read as openid-client reads it', async () => {
  const token = await readToo(await openid.clientCredentialsGrant(config, { scope: 'fake:read' }))
  expect(token).toMatchObject({ tokenType: 'Bearer', expiresIn: lifetimes.ClientCredentials, scope: ['fake:read'] })
  const introspection = await openid.tokenIntrospection(config, reveal(token.accessToken))
  expect(introspection).toMatchObject({ active: true, scope: 'fake:read' })
})

test('a session of openid-client is read, stored, merged and converted over three refreshes', async () => {
  let session = await readToo(await logIn())
  for (const _ of [1, 2, 3]) {
    for (const codec of codecs) expectConverted(session, codec)
    const authorization = rightOf(authorizationHeader(session))
    expect((await fetch(String(userinfo_endpoint), { headers: { authorization } })).status).toBe(200)
    const next = await readToo(await openid.refreshTokenGrant(config, refreshTokenOf(session)))
    const { token, notes } = mergeRefresh(session, next)
    expect(notes).toEqual([])
    expect(refreshTokenOf(token)).not.toBe(refreshTokenOf(session))
    session = store.stored(token)
  }
  expect(await openid.fetchUserInfo(config, reveal(session.accessToken), 'fake-account')).toEqual({
    sub: 'fake-account',
  })
})

test('a token bound to a key is read as openid-client reads it, and refreshed', async () => {
  const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256'))
  const session = await readToo(await logIn({ DPoP }))
  expect(rightOf(authorizationHeader(session))).toBe(`DPoP ${reveal(session.accessToken)}`)
  const next = await readToo(await openid.refreshTokenGrant(config, refreshTokenOf(session), {}, { DPoP }))
  expect(mergeRefresh(session, next)).toEqual({ token: next, notes: [] })
  const accessToken = reveal(next.accessToken)
  expect(await openid.fetchUserInfo(config, accessToken, 'fake-account', { DPoP })).toEqual({ sub: 'fake-account' })
})

test('what openid-client gives its callers is read too: it has the type in lower case', async () => {
  const theirs = await openid.clientCredentialsGrant(config, { scope: 'fake:read' })
  expect(theirs.token_type).toBe('bearer')
  for (const codec of codecs) {
    const { token, notes } = rightOf(convert(Rfc6749Token, codec)(theirs))
    expect(token.tokenType).toBe('Bearer')
    expect(notes).toEqual([])
  }
})

test('a refusal is the one that openid-client throws', async () => {
  const refused = await openid
    .clientCredentialsGrant(config, { scope: otherScope })
    .catch((error: unknown) => error as openid.ResponseBodyError)
  expect(refused).toBeInstanceOf(openid.ResponseBodyError)
  const { error, error_description, status } = refused as openid.ResponseBodyError
  expect(leftOf(await fromResponse(Rfc6749Token)(answer)())).toMatchObject({
    _tag: 'OAuthError',
    error,
    errorDescription: error_description,
    status,
  })
})
