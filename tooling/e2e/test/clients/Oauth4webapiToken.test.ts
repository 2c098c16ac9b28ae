import type { Token } from '@token-codecs/core'
import type * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { afterAll, expect, test } from 'vitest'
import { client } from '../../src/client.js'
import { Oauth4webapiToken } from '../../src/clients/Oauth4webapiToken.js'
import { connect } from '../../src/connect.js'
import { codesOf, refreshTokenOf, rightOf } from '../../src/expectations.js'
import { userInfoStatus } from '../../src/requestToken.js'
import { signIn } from '../../src/signIn.js'
import { startProvider } from '../../src/startProvider.js'

const { issuer, close } = await startProvider()
afterAll(close)

/** Reads a response and writes it back, unchanged and with the remaining lifetime. Returns the token. */
const expectReadAndWritten = (response: oauth.TokenEndpointResponse): Token => {
  const { token, notes } = rightOf(Oauth4webapiToken.read(response, { receivedAt: 1700000000, strict: true }))
  expect(notes).toEqual([])
  const written: oauth.TokenEndpointResponse = Oauth4webapiToken.encode(token)
  expect(written).toEqual(JSON.parse(JSON.stringify(response)))
  const later = rightOf(Oauth4webapiToken.write(token, { now: 1700000600 })).value
  expect(later).toEqual({ ...written, expires_in: Number(written.expires_in) - 600 })
  return token
}

test('openid-client refreshes a token, and its response is read and written', async () => {
  const insecure = { execute: [openid.allowInsecureRequests] }
  const config = await openid.discovery(issuer, client.id, client.secret, undefined, insecure)
  const response = await openid.refreshTokenGrant(config, refreshTokenOf(await signIn(issuer)))
  expect(await userInfoStatus(issuer, expectReadAndWritten(response))).toBe(200)
})

test('oauth4webapi refreshes a token, and accepts the written response', async () => {
  const connection = await connect(issuer)
  const raw = await connection.refresh(await signIn(issuer))
  const response = await connection.process.refresh(raw)
  const token = expectReadAndWritten(response)
  const written = Response.json(Oauth4webapiToken.encode(token))
  expect(await connection.process.refresh(written)).toEqual(response)
  expect(await userInfoStatus(issuer, token)).toBe(200)
})

test('a type other than Bearer is read in lower case, and written in its standard spelling', async () => {
  const connection = await connect(issuer)
  const body = { access_token: 'fake-a', token_type: 'DPoP', expires_in: 3600 }
  const response = await connection.process.generic(Response.json(body))
  expect(response.token_type).toBe('dpop')
  const { token, notes } = rightOf(Oauth4webapiToken.read(response))
  expect(codesOf(notes)).toEqual([])
  expect(token.tokenType).toBe('DPoP')
  expect(Oauth4webapiToken.encode(token).token_type).toBe('DPoP')
  expect(await connection.process.generic(Response.json(Oauth4webapiToken.encode(token)))).toEqual(response)
})
