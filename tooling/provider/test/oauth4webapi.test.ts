import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OAuthError, Token } from '@token-codecs/core'
import {
  authorizationHeader,
  eqToken,
  expiresAt,
  formatError,
  freshness,
  fromResponse,
  mergeRefresh,
  Rfc6749Token,
  reveal,
  scopeChange,
  secondsLeft,
} from '@token-codecs/core'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../src/browse.js'
import { codecs, wireCodecs } from '../src/codecs.js'
import { carriedBy, expectConverted, expectSame, leftOf, plain, rightOf, secretsOf } from '../src/expectations.js'
import { client, lifetimes, otherScope, startProvider } from '../src/startProvider.js'
import { load, save, textOf } from '../src/store.js'

const receivedAt = 1700000000
const ours: oauth.Client = { client_id: client.id }
const authentication = oauth.ClientSecretBasic(client.secret)
const insecure = { [oauth.allowInsecureRequests]: true }

const folder = mkdtempSync(join(tmpdir(), 'token-store-'))
const file = join(folder, 'tokens.sqlite')
let provider: Awaited<ReturnType<typeof startProvider>>
let server: oauth.AuthorizationServer

beforeAll(async () => {
  provider = await startProvider()
  const discovered = await oauth.discoveryRequest(provider.issuer, insecure)
  server = await oauth.processDiscoveryResponse(provider.issuer, discovered)
})

afterAll(() => {
  provider.close()
  rmSync(folder, { recursive: true })
})

type Process = (response: Response) => Promise<oauth.TokenEndpointResponse>

const processGeneric: Process = (response) => oauth.processGenericTokenEndpointResponse(server, ours, response)
const processRefresh: Process = (response) => oauth.processRefreshTokenResponse(server, ours, response)

/** The token of an answer, of which oauth4webapi reads the same, member by member. */
const readBoth = async (response: Response, process: Process, at = receivedAt): Promise<Token> => {
  const theirs = await process(response.clone())
  const { token, notes } = rightOf(
    await fromResponse(Rfc6749Token)(response.clone(), { receivedAt: at, strict: true })(),
  )
  expect(notes).toEqual([])
  expect(token.issuedAt).toBe(at)
  const written = Rfc6749Token.encode(token)
  // RFC 6749 §5.1: it has no case, and oauth4webapi gives it in lower case.
  expect({ ...written, token_type: written.token_type.toLowerCase() }).toEqual(theirs)
  for (const codec of wireCodecs) {
    const read = fromResponse(codec)(response.clone(), { receivedAt: at })
    expectSame(carriedBy(codec, rightOf(await read()).token), carriedBy(codec, token))
  }
  return token
}

/** Stores a token, and gives what is in the file. */
const stored = (token: Token): Token => {
  save(file, 'session', token)
  const again = load(file, 'session')
  expectSame(again, token)
  return again
}

/** What the codecs of RFC 6749's names write, oauth4webapi accepts as a response. */
const expectAccepted = async (value: object, process: Process): Promise<void> => {
  const accepted = await process(Response.json(JSON.parse(JSON.stringify(value))))
  const { token_type = '', created_at: _, ...members } = value as Record<string, string>
  expect(accepted).toMatchObject({ ...members, token_type: token_type.toLowerCase() })
}

const expectConvertedToAll = async (token: Token, process: Process): Promise<void> => {
  for (const codec of codecs) {
    const value = expectConverted(token, codec)
    // A login is not complete without an ID token, which not every vendor has.
    if (wireCodecs.includes(codec))
      await expectAccepted(value, codec.fields.idToken === undefined ? processGeneric : process)
  }
}

const userInfo = async (authorization: string): Promise<Response> =>
  fetch(String(server.userinfo_endpoint), { headers: { authorization } })

const logIn = async (scope: string, DPoP?: oauth.DPoPHandle) => {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const nonce = oauth.generateRandomNonce()
  const url = new URL(String(server.authorization_endpoint))
  url.search = new URLSearchParams({
    client_id: client.id,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    prompt: 'consent',
    redirect_uri: client.redirectUri,
    response_type: 'code',
    scope,
    state,
  }).toString()
  const callback = oauth.validateAuthResponse(server, ours, await browse(url, client.redirectUri), state)
  const options = { ...insecure, ...(DPoP === undefined ? {} : { DPoP }) }
  const { redirectUri } = client
  return {
    response: await oauth.authorizationCodeGrantRequest(
      server,
      ours,
      authentication,
      callback,
      redirectUri,
      verifier,
      options,
    ),
    process: (response: Response) =>
      oauth.processAuthorizationCodeResponse(server, ours, response, { expectedNonce: nonce }),
  }
}

const refresh = (token: Token, additionalParameters: Record<string, string> = {}): Promise<Response> => {
  if (token.refreshToken === undefined) throw new Error('there is no refresh token')
  const text = reveal(token.refreshToken)
  return oauth.refreshTokenGrantRequest(server, ours, authentication, text, { ...insecure, additionalParameters })
}

const clientCredentials = (parameters: Record<string, string>, secret = client.secret): Promise<Response> =>
  oauth.clientCredentialsGrantRequest(server, ours, oauth.ClientSecretBasic(secret), parameters, insecure)

describe('a token for the client itself', () => {
  test('is read, stored, converted and accepted', async () => {
    const response = await clientCredentials({ scope: 'fake:read fake:write' })
    const token = await readBoth(response, (answer) => oauth.processClientCredentialsResponse(server, ours, answer))
    expect(token).toMatchObject({
      tokenType: 'Bearer',
      expiresIn: lifetimes.ClientCredentials,
      scope: ['fake:read', 'fake:write'],
    })
    await expectConvertedToAll(stored(token), processGeneric)
  })

  test('is known to the provider', async () => {
    const token = await readBoth(await clientCredentials({ scope: 'fake:read' }), processGeneric)
    const text = reveal(stored(token).accessToken)
    const answer = await oauth.introspectionRequest(server, ours, authentication, text, insecure)
    const introspection = await oauth.processIntrospectionResponse(server, ours, answer)
    expect(introspection).toMatchObject({ active: true, client_id: client.id, scope: 'fake:read' })
    expect(Number(introspection.exp) - Number(introspection.iat)).toBe(token.expiresIn)
  })
})

describe('a session', () => {
  test('lives from a login over three refreshes, and each refresh token is used once', async () => {
    const { response, process } = await logIn(client.scope)
    let session = stored(await readBoth(response, process))
    expect(session).toMatchObject({ tokenType: 'Bearer', expiresIn: lifetimes.AccessToken })
    expect(Object.keys(session)).toEqual(expect.arrayContaining(['refreshToken', 'idToken', 'scope', 'issuedAt']))
    expect(scopeChange(client.scope.split(' '), session.scope)).toEqual({ missing: [], additional: [] })
    await expectConvertedToAll(session, process)

    const used = [session]
    for (const round of [1, 2, 3]) {
      const header = rightOf(authorizationHeader(session))
      expect((await userInfo(header)).status).toBe(200)

      const at = receivedAt + round * 1000
      const next = await readBoth(await refresh(session), processRefresh, at)
      const { token, notes } = mergeRefresh(session, next)
      expect(notes).toEqual([])
      expect(token.issuedAt).toBe(at)
      for (const earlier of used) {
        expect(eqToken(earlier, token)).toBe(false)
        expect(secretsOf(earlier).filter((text) => secretsOf(token).includes(text))).toEqual([])
      }
      session = stored(token)
      used.push(session)
      await expectConvertedToAll(session, processRefresh)
    }

    // Told by what is in the file, long after.
    const found = load(file, 'session')
    const end = receivedAt + 3000 + lifetimes.AccessToken
    expect(expiresAt(found)).toBe(end)
    expect(secondsLeft(found, end - 600)).toBe(600)
    expect(freshness(found, { now: end - 600, leeway: 30 })).toBe('fresh')
    expect(freshness(found, { now: end, leeway: 0 })).toBe('expired')
    expect(await (await userInfo(rightOf(authorizationHeader(found)))).json()).toEqual({ sub: 'fake-account' })

    const refused = await refresh(used[1] ?? session)
    await expectRefused(refused, 'invalid_grant', 400)
    // Whoever presents a used one may have stolen it: the provider ends the session.
    await expectRefused(await refresh(session), 'invalid_grant', 400)
    expect((await userInfo(rightOf(authorizationHeader(session)))).status).toBe(401)
  })

  test('is written with what is left of its lifetime', async () => {
    const { response, process } = await logIn(client.scope)
    const session = stored(await readBoth(response, process))
    for (const codec of wireCodecs) {
      for (const [now, left] of [
        [receivedAt + 600, lifetimes.AccessToken - 600],
        [receivedAt + 1_000_000, 0],
      ] as const) {
        const { value, notes } = rightOf(codec.write(session, { now }))
        expect(value).toMatchObject({ expires_in: left })
        expect(notes.filter(({ code }) => code === 'rebased').map(({ field }) => field)).toContain('expiresIn')
        await expectAccepted(value as object, processGeneric)
      }
    }
  })

  test('keeps the scope it has while one refresh asks for less', async () => {
    const { response, process } = await logIn(client.scope)
    const session = stored(await readBoth(response, process))
    const next = await readBoth(await refresh(session, { scope: 'openid fake:read' }), processRefresh, receivedAt + 60)
    expect(scopeChange(session.scope ?? [], next.scope)).toEqual({
      missing: ['offline_access', 'fake:write'],
      additional: [],
    })
    const { token } = mergeRefresh(session, next)
    expect(token.scope).toEqual(['openid', 'fake:read'])
    const again = await readBoth(await refresh(stored(token), { scope: client.scope }), processRefresh)
    expect(scopeChange(client.scope.split(' '), again.scope)).toEqual({ missing: [], additional: [] })
  })

  test('of a refresh that answers the least keeps what was known', async () => {
    const { response, process } = await logIn(client.scope)
    const session = stored(await readBoth(response, process))
    const least = (await (await refresh(session)).json()) as Record<string, unknown>
    const { access_token, token_type } = least
    const next = await readBoth(Response.json({ access_token, token_type }), processRefresh, receivedAt + 60)
    const { token, notes } = mergeRefresh(session, next)
    expect(notes.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
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
    expect(freshness(stored(token), { now: receivedAt + 60 })).toBe('unknown')
    expect((await userInfo(rightOf(authorizationHeader(load(file, 'session'))))).status).toBe(200)
  })
})

describe('a token that is bound to a key', () => {
  test('is presented and refreshed with proofs, and no conversion makes a Bearer token of it', async () => {
    const DPoP = oauth.DPoP(ours, await oauth.generateKeyPair('ES256'))
    const { response, process } = await logIn(client.scope, DPoP)
    const session = stored(await readBoth(response, process))
    expect(session.tokenType).toBe('DPoP')

    const header = rightOf(authorizationHeader(session))
    expect((await userInfo(header)).ok).toBe(false)
    // oauth4webapi makes the proof; the header is ours.
    const withOurHeader = (url: string, init: { readonly headers: Record<string, string>; readonly method: string }) =>
      fetch(url, { headers: { ...init.headers, authorization: header }, method: init.method })
    const options = { ...insecure, DPoP, [oauth.customFetch]: withOurHeader }
    const answer = await oauth.userInfoRequest(server, ours, reveal(session.accessToken), options)
    expect(await answer.json()).toEqual({ sub: 'fake-account' })

    for (const codec of codecs) {
      if (!codec.vendor.startsWith('enterprise')) expectConverted(session, codec)
      else expect(leftOf(codec.write(session))).toMatchObject({ _tag: 'Lossy', code: 'token-type' })
    }

    const text = session.refreshToken === undefined ? '' : reveal(session.refreshToken)
    const next = await oauth.refreshTokenGrantRequest(server, ours, authentication, text, { ...insecure, DPoP })
    const { token, notes } = mergeRefresh(session, await readBoth(next, processRefresh))
    expect(notes).toEqual([])
    expect(stored(token).tokenType).toBe('DPoP')
  })
})

/** The refusal that oauth4webapi reads too, of which nothing is said beyond what the server says of itself. */
const expectRefused = async (response: Response, error: string, status: number): Promise<void> => {
  const theirs: unknown = await processGeneric(response.clone()).catch((reason: unknown) => reason)
  for (const codec of codecs) {
    const refused = leftOf(await fromResponse(codec)(response.clone())())
    expect(refused).toMatchObject({ _tag: 'OAuthError', error, status })
    expect(formatError(refused)).toContain(`${codec.vendor}: the server refused: ${error}`)
    const { errorDescription } = refused as OAuthError
    // Of a 401 with a challenge oauth4webapi looks no further.
    if (status === 401) expect(theirs).toBeInstanceOf(oauth.WWWAuthenticateChallengeError)
    else expect(theirs).toMatchObject({ error, error_description: errorDescription, status })
  }
}

describe('a refusal', () => {
  test('of a secret that is wrong', async () =>
    expectRefused(await clientCredentials({}, 'fake-wrong-secret'), 'invalid_client', 401))
  test('of a scope that the client may not have', async () =>
    expectRefused(await clientCredentials({ scope: otherScope }), 'invalid_scope', 400))
  test('of a refresh token that never was', async () => {
    const token = await readBoth(await clientCredentials({}), processGeneric)
    const never = { ...token, refreshToken: token.accessToken }
    await expectRefused(await refresh(never), 'invalid_grant', 400)
  })
  test('of a grant that the provider does not know', async () => {
    const response = await oauth.genericTokenEndpointRequest(
      server,
      ours,
      authentication,
      'urn:fake:grant',
      {},
      insecure,
    )
    await expectRefused(response, 'unsupported_grant_type', 400)
  })
})

test('the file holds canonical JSON, and nothing but what it says', async () => {
  const token = await readBoth(await clientCredentials({ scope: 'fake:read' }), processGeneric)
  save(file, 'text', token)
  expect(JSON.parse(textOf(file, 'text'))).toEqual({
    v: 1,
    accessToken: reveal(token.accessToken),
    tokenType: 'Bearer',
    expiresIn: lifetimes.ClientCredentials,
    issuedAt: receivedAt,
    scope: ['fake:read'],
  })
})
