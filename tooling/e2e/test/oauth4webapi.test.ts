import type { AnyTokenCodec, OAuthError, Token } from '@token-codecs/core'
import {
  authorizationHeader,
  eqToken,
  expiryOf,
  freshness,
  mergeRefresh,
  Rfc6749Token,
  readResponse,
  reveal,
  scopeChange,
  secondsLeft,
} from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'
import * as oauth from 'oauth4webapi'
import { afterAll, describe, expect, test } from 'vitest'
import { client } from '../src/client.js'
import type { Process } from '../src/connect.js'
import { connect } from '../src/connect.js'
import {
  carriedBy,
  expectConverted,
  expectReadAlike,
  expectSame,
  leftOf,
  plain,
  rightOf,
  secretsOf,
} from '../src/expectations.js'
import { standardCodecs } from '../src/standardCodecs.js'
import { lifetimes, otherScope, startProvider } from '../src/startProvider.js'
import { createStore } from '../src/store.js'

const receivedAt = 1700000000

/** Codecs with RFC 6749's member names, which read and write the provider's responses. */
const wireCodecs: readonly AnyTokenCodec[] = standardCodecs.filter(
  ({ fields }) => fields.accessToken === 'access_token',
)

const store = createStore()
const { stored } = store
const provider = await startProvider()
const connection = await connect(provider.issuer)

afterAll(() => {
  provider.close()
  store.remove()
})

/** Reads a response with oauth4webapi and with every wire codec, asserts the same members, and returns the token. */
const readBoth = async (response: Response, process: Process, at = receivedAt): Promise<Token> => {
  const theirs = await process(response.clone())
  const result = await readResponse(Rfc6749Token, response.clone(), { receivedAt: at, strict: true })
  const token = expectReadAlike(result, theirs)
  expect(token.issuedAt).toBe(at)
  for (const codec of wireCodecs) {
    const read = await readResponse(codec, response.clone(), { receivedAt: at })
    expectSame(carriedBy(codec, rightOf(read).token), carriedBy(codec, token))
  }
  return token
}

/** Logs in. Returns the stored token, and oauth4webapi's function that validates the response. */
const logIn = async (options: Parameters<typeof connection.logIn>[0] = {}) => {
  const { response, process } = await connection.logIn(options)
  return { session: stored(await readBoth(response, process)), process }
}

/** Asserts that oauth4webapi accepts a written value as a response. */
const expectAccepted = async (value: object, process: Process): Promise<void> => {
  const accepted = await process(Response.json(JSON.parse(JSON.stringify(value))))
  const { token_type = '', created_at: _, ...members } = value as Record<string, string>
  expect(accepted).toMatchObject({ ...members, token_type: token_type.toLowerCase() })
}

const expectConvertedToAll = async (token: Token, process: Process): Promise<void> => {
  for (const codec of standardCodecs) {
    const value = expectConverted(token, codec)
    // A login's response needs an ID token, which not every vendor has.
    if (wireCodecs.includes(codec))
      await expectAccepted(value, codec.fields.idToken === undefined ? connection.process.generic : process)
  }
}

// Listed by hand, because a codec that no longer reads a standard response would leave the others' tests green.
test('the standard codecs carry the lifetime and scope of a standard server', () => {
  expect(standardCodecs.map(({ id }) => id).sort()).toEqual([
    ...['bolt', 'bolt-sdk', 'canonical', 'enterprise', 'enterprise-delegated', 'google', 'keycloak', 'microsoft'],
    ...['ory-like', 'pipeshub', 'pipeshub-sdk', 'rfc6749', 'slack-user', 'tiktok-business', 'zoom'],
  ])
})

test('a client credentials token is read, stored, converted, accepted and introspected', async () => {
  const response = await connection.clientCredentials({ scope: 'fake:read fake:write' })
  const token = stored(await readBoth(response, connection.process.clientCredentials))
  expect(JSON.parse(store.text())).toEqual({
    v: 1,
    accessToken: reveal(token.accessToken),
    tokenType: 'Bearer',
    expiresIn: lifetimes.ClientCredentials,
    issuedAt: receivedAt,
    scope: ['fake:read', 'fake:write'],
  })
  await expectConvertedToAll(token, connection.process.generic)
  const introspection = await connection.introspection(token)
  expect(introspection).toMatchObject({ active: true, client_id: client.id, scope: 'fake:read fake:write' })
  expect(Number(introspection.exp) - Number(introspection.iat)).toBe(token.expiresIn)
})

describe('a session', () => {
  test('continues from a login through three refreshes, each with a new refresh token', async () => {
    const { session: first, process } = await logIn()
    let session = first
    expect(session).toMatchObject({ tokenType: 'Bearer', expiresIn: lifetimes.AccessToken })
    expect(Object.keys(session)).toEqual(expect.arrayContaining(['refreshToken', 'idToken', 'scope', 'issuedAt']))
    expect(scopeChange(client.scope.split(' '), session.scope)).toEqual({ missing: [], additional: [] })
    await expectConvertedToAll(session, process)

    const used = [session]
    for (const round of [1, 2, 3]) {
      const header = rightOf(authorizationHeader(session))
      expect((await connection.userInfo(header)).status).toBe(200)

      const at = receivedAt + round * 1000
      const next = await readBoth(await connection.refresh(session), connection.process.refresh, at)
      const { token, notes } = mergeRefresh(session, next)
      expect(notes).toEqual([])
      expect(token.issuedAt).toBe(at)
      for (const earlier of used) {
        expect(eqToken(earlier, token)).toBe(false)
        expect(secretsOf(earlier).filter((text) => secretsOf(token).includes(text))).toEqual([])
      }
      session = stored(token)
      used.push(session)
      await expectConvertedToAll(session, connection.process.refresh)
    }

    const end = receivedAt + 3000 + lifetimes.AccessToken
    expect(expiryOf(session)).toBe(end)
    expect(secondsLeft(session, end - 600)).toBe(600)
    expect(freshness(session, { now: end - 600, leeway: 30 })).toBe('fresh')
    expect(freshness(session, { now: end, leeway: 0 })).toBe('expired')
    expect(await (await connection.userInfo(rightOf(authorizationHeader(session)))).json()).toEqual({
      sub: 'fake-account',
    })

    const refused = await connection.refresh(used[1] ?? session)
    await expectRefused(refused, 'invalid_grant', 400)
    // A reused refresh token may be stolen, so the provider revokes the session.
    await expectRefused(await connection.refresh(session), 'invalid_grant', 400)
    expect((await connection.userInfo(rightOf(authorizationHeader(session)))).status).toBe(401)
  })

  test('is written with its remaining lifetime', async () => {
    const { session } = await logIn()
    for (const codec of wireCodecs) {
      for (const [now, left] of [
        [receivedAt + 600, lifetimes.AccessToken - 600],
        [receivedAt + 1_000_000, 0],
      ] as const) {
        const { value, notes } = rightOf(codec.write(session, { now }))
        expect(value).toMatchObject({ expires_in: left })
        expect(notes.filter(({ action }) => action === 'rebased').map(({ member }) => member)).toContain('expiresIn')
        await expectAccepted(value as object, connection.process.generic)
      }
    }
  })

  test('that expires in the store stays expired', async () => {
    const { session } = await logIn()
    const now = receivedAt + lifetimes.AccessToken
    for (const codec of standardCodecs) {
      const { value } = rightOf(codec.write(session, { now }))
      const { token } = rightOf(codec.read(JSON.parse(JSON.stringify(value)), { receivedAt: now }))
      expect(token).toMatchObject({ expiresIn: 0, issuedAt: now })
      const found = stored(token)
      for (const later of [now, now + 1_000_000]) {
        expect(freshness(found, { now: later, leeway: 0 })).toBe('expired')
      }
    }
  })

  test('has a smaller scope after a refresh that requests less, and all of it after the next refresh', async () => {
    const { session } = await logIn()
    const narrowed = await connection.refresh(session, { additionalParameters: { scope: 'openid fake:read' } })
    const next = await readBoth(narrowed, connection.process.refresh, receivedAt + 60)
    expect(scopeChange(session.scope ?? [], next.scope)).toEqual({
      missing: ['offline_access', 'fake:write'],
      additional: [],
    })
    const { token } = mergeRefresh(session, next)
    expect(token.scope).toEqual(['openid', 'fake:read'])
    const widened = await connection.refresh(stored(token), { additionalParameters: { scope: client.scope } })
    const again = await readBoth(widened, connection.process.refresh)
    expect(scopeChange(client.scope.split(' '), again.scope)).toEqual({ missing: [], additional: [] })
  })

  test('keeps known members after a minimal refresh response', async () => {
    const { session } = await logIn()
    const body = (await (await connection.refresh(session)).json()) as Record<string, unknown>
    const { access_token, token_type } = body
    const least = Response.json({ access_token, token_type })
    const next = await readBoth(least, connection.process.refresh, receivedAt + 60)
    const { token, notes } = mergeRefresh(session, next)
    expect(notes.map(({ action, member }) => `${action} ${member}`).sort()).toEqual([
      'defaulted idToken',
      'defaulted refreshToken',
      'defaulted scope',
      'dropped expiresIn',
    ])
    expect(plain(token)).toEqual({
      ...plain(session),
      accessToken: access_token,
      issuedAt: receivedAt + 60,
      expiresIn: undefined,
    })
    const found = stored(token)
    expect(freshness(found, { now: receivedAt + 60 })).toBe('unknown')
    expect((await connection.userInfo(rightOf(authorizationHeader(found)))).status).toBe(200)
  })
})

test('a DPoP token is used and refreshed with proofs, and never converted to a Bearer token', async () => {
  const DPoP = await connection.newProof()
  const { session } = await logIn({ DPoP })
  expect(session.tokenType).toBe('DPoP')

  const header = rightOf(authorizationHeader(session))
  expect((await connection.userInfo(header)).ok).toBe(false)
  const response = await connection.userInfoWithProof(session, header, DPoP)
  expect(await response.json()).toEqual({ sub: 'fake-account' })

  for (const codec of standardCodecs) {
    if (!codec.id.startsWith('enterprise')) expectConverted(session, codec)
    else expect(leftOf(codec.write(session))).toMatchObject({ _tag: 'Lossy', code: 'token-type' })
  }

  const next = await connection.refresh(session, { DPoP })
  const { token, notes } = mergeRefresh(session, await readBoth(next, connection.process.refresh))
  expect(notes).toEqual([])
  expect(stored(token).tokenType).toBe('DPoP')
})

/** Asserts that every codec reads the same server error as oauth4webapi. */
const expectRefused = async (response: Response, error: string, status: number): Promise<void> => {
  const theirs: unknown = await connection.process.generic(response.clone()).catch((reason: unknown) => reason)
  for (const codec of codecs) {
    const refused = leftOf(await readResponse(codec, response.clone()))
    expect(refused).toMatchObject({ _tag: 'OAuthError', error, status })
    // An SDK's codec has another name for the description.
    const { error_description } = reveal((refused as OAuthError).body)
    // oauth4webapi does not read the body of a 401 with a challenge.
    if (status === 401) expect(theirs).toBeInstanceOf(oauth.WWWAuthenticateChallengeError)
    else expect(theirs).toMatchObject({ error, error_description, status })
  }
}

describe('the server error', () => {
  test('for a wrong client secret', async () =>
    expectRefused(await connection.clientCredentials({}, 'fake-wrong-secret'), 'invalid_client', 401))
  test('for a scope that the client may not request', async () =>
    expectRefused(await connection.clientCredentials({ scope: otherScope }), 'invalid_scope', 400))
  test('for an unknown grant type', async () => {
    const response = await connection.otherGrant('urn:fake:grant')
    await expectRefused(response, 'unsupported_grant_type', 400)
  })
})
