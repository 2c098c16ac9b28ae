import type { Token } from '@token-codecs/core'
import { convert, mergeRefresh, Rfc6749Token, readResponse, reveal } from '@token-codecs/core'
import * as openid from 'openid-client'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../src/browse.js'
import { client } from '../src/client.js'
import { expectConverted, expectReadAlike, leftOf, opened, refreshTokenOf, rightOf } from '../src/expectations.js'
import { standardCodecs } from '../src/standardCodecs.js'
import { otherScope, startProvider } from '../src/startProvider.js'
import { createStore } from '../src/store.js'

const store = createStore()
const provider = await startProvider()
const insecure = { execute: [openid.allowInsecureRequests] }
const config = await openid.discovery(provider.issuer, client.id, client.secret, undefined, insecure)
const { token_endpoint } = config.serverMetadata()

/** The token endpoint's last response, unread. */
let lastResponse: Response
config[openid.customFetch] = async (url, { body, ...init }) => {
  const response = await fetch(url, body instanceof ReadableStream || body == null ? init : { ...init, body })
  if (url === token_endpoint) lastResponse = response.clone()
  return response
}

afterAll(() => {
  provider.close()
  store.remove()
})

/** Reads the last response, compares it with openid-client's result, and returns the token after storing it. */
const readToo = async (theirs: object): Promise<Token> =>
  store.stored(expectReadAlike(await readResponse(Rfc6749Token, lastResponse, { strict: true }), theirs))

test('a session of openid-client is read, stored, converted, refreshed and merged', async () => {
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
  const checks = { pkceCodeVerifier, expectedState, expectedNonce }
  const callback = await browse(url, client.redirectUri)
  const session = await readToo(await openid.authorizationCodeGrant(config, callback, checks))
  for (const codec of standardCodecs) expectConverted(session, codec)

  const next = await readToo(await openid.refreshTokenGrant(config, refreshTokenOf(session)))
  const { token, notes } = mergeRefresh(session, next)
  expect(notes).toEqual([])
  const accessToken = reveal(store.stored(token).accessToken)
  expect(await openid.fetchUserInfo(config, accessToken, 'fake-account')).toEqual({ sub: 'fake-account' })
})

test('the response that openid-client returns is read, with its token type in lower case', async () => {
  const theirs = await openid.clientCredentialsGrant(config, { scope: 'fake:read' })
  expect(theirs.token_type).toBe('bearer')
  await readToo(theirs)
  for (const codec of standardCodecs) {
    const { token, notes } = rightOf(convert(Rfc6749Token, codec)(theirs))
    expect(token.tokenType).toBe('Bearer')
    expect(notes).toEqual([])
  }
})

test('a server error is the one that openid-client throws', async () => {
  const refused = await openid
    .clientCredentialsGrant(config, { scope: otherScope })
    .catch((error: unknown) => error as openid.ResponseBodyError)
  expect(refused).toBeInstanceOf(openid.ResponseBodyError)
  const { error, error_description, status } = refused as openid.ResponseBodyError
  const read = leftOf(await readResponse(Rfc6749Token, lastResponse))
  expect(read).toMatchObject({ _tag: 'OAuthError', error, status })
  expect(opened(read)).toMatchObject({ errorDescription: error_description })
})
