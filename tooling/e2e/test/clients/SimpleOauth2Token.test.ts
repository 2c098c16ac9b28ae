import { expiryOf, mergeRefresh, reveal, secret, withIssuedAt } from '@token-codecs/core'
import type { AccessToken } from 'simple-oauth2'
import { AuthorizationCode } from 'simple-oauth2'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { client } from '../../src/client.js'
import { SimpleOauth2Token } from '../../src/clients/SimpleOauth2Token.js'
import { codesOf, expectSame, leftOf, rightOf } from '../../src/expectations.js'
import { listen } from '../../src/listen.js'
import { userInfoStatus } from '../../src/requestToken.js'
import { signIn } from '../../src/signIn.js'
import { lifetimes, startProvider } from '../../src/startProvider.js'

const { issuer, close } = await startProvider()
afterAll(close)

const clientOf = (tokenHost: string) =>
  new AuthorizationCode({ client: { id: client.id, secret: client.secret }, auth: { tokenHost, tokenPath: '/token' } })
const simple = clientOf(issuer.href)

/** Reads a token through JSON, as the document says, because JSON turns a `Date` into a string. */
const read = (held: AccessToken) => SimpleOauth2Token.read(JSON.parse(JSON.stringify(held)))

test('the client uses a written token until it expires, and its refreshed token is read', async () => {
  const token = await signIn(issuer)
  const held = simple.createToken(SimpleOauth2Token.encode(token))
  expect(held.token.expires_at).toEqual(new Date(Number(expiryOf(token)) * 1000))
  expect(held.expired()).toBe(false)
  expectSame(rightOf(read(held)).token, token)
  expect(simple.createToken(SimpleOauth2Token.encode(withIssuedAt(token, 1700000000))).expired()).toBe(true)

  const refreshed = await held.refresh()
  const { token: next, notes } = rightOf(read(refreshed))
  expect(reveal(next.accessToken)).toBe(refreshed.token.access_token)
  const expiry = refreshed.token.expires_at as Date
  expect(next).toMatchObject({
    expiresIn: lifetimes.AccessToken,
    issuedAt: Math.floor(expiry.getTime() / 1000) - lifetimes.AccessToken,
  })
  expect(codesOf(notes)).toEqual(['ignored sub-second expiresAt'])
  expect(await userInfoStatus(issuer, next)).toBe(200)
})

test('the client counts the lifetime of an undated token from its creation', () => {
  const undated = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 3600 }
  const held = simple.createToken(SimpleOauth2Token.encode(undated))
  expect([held.expired(3599), held.expired(3601)]).toEqual([false, true])
})

test('a Date object is not read, and an invalid Date is null in JSON', () => {
  const held = simple.createToken({ access_token: 'fake-a', token_type: 'Bearer', expires_in: 3600 })
  const { token, notes } = rightOf(SimpleOauth2Token.read(held.token))
  expect(token).not.toHaveProperty('expiresAt')
  expect(codesOf(notes)).toEqual(['ignored not-json expiresAt'])
  const invalid = simple.createToken({ access_token: 'fake-a', token_type: 'Bearer', expires_in: 'never' })
  expect(codesOf(rightOf(read(invalid)).notes)).toEqual(['moved not-digits expiresIn', 'ignored null-member expiresAt'])
  expect(leftOf(SimpleOauth2Token.read(held, { strict: true }))).toMatchObject({ _tag: 'Malformed' })
})

test('the client loses a refresh token that is missing from a refresh response, and mergeRefresh keeps it', async () => {
  const server = await listen()
  onTestFinished(server.close)
  server.answer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"access_token":"fake-b","token_type":"Bearer","expires_in":3600}')
  })
  const body = { access_token: 'fake-a', token_type: 'Bearer', expires_in: 3600, refresh_token: 'fake-r' }
  const held = clientOf(server.origin).createToken(body)
  const refreshed = await held.refresh()
  expect(refreshed.token.refresh_token).toBeUndefined()
  const { token } = mergeRefresh(rightOf(read(held)).token, rightOf(read(refreshed)).token)
  expect(SimpleOauth2Token.encode(token)).toMatchObject({ access_token: 'fake-b', refresh_token: 'fake-r' })
})
