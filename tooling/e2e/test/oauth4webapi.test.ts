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
import { codecs } from '@tooling/testing/codecs'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Process } from '../src/connect.js'
import { connect } from '../src/connect.js'
import { carriedBy, expectConverted, expectSame, leftOf, plain, rightOf, secretsOf } from '../src/expectations.js'
import { client, lifetimes, otherScope, startProvider } from '../src/startProvider.js'
import { load, save, textOf } from '../src/store.js'
import { wireCodecs } from '../src/wireCodecs.js'

const receivedAt = 1700000000
const folder = mkdtempSync(join(tmpdir(), 'token-store-'))
const file = join(folder, 'tokens.sqlite')
let provider: Awaited<ReturnType<typeof startProvider>>
let connection: Awaited<ReturnType<typeof connect>>

beforeAll(async () => {
  provider = await startProvider()
  connection = await connect(provider.issuer)
})

afterAll(() => {
  provider.close()
  rmSync(folder, { recursive: true })
})

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
      await expectAccepted(value, codec.fields.idToken === undefined ? connection.process.generic : process)
  }
}

describe('a token for the client itself', () => {
  test('is read, stored, converted and accepted', async () => {
    const response = await connection.clientCredentials({ scope: 'fake:read fake:write' })
    const token = await readBoth(response, connection.process.clientCredentials)
    expect(token).toMatchObject({
      tokenType: 'Bearer',
      expiresIn: lifetimes.ClientCredentials,
      scope: ['fake:read', 'fake:write'],
    })
    await expectConvertedToAll(stored(token), connection.process.generic)
  })

  test('is known to the provider', async () => {
    const token = await readBoth(await connection.clientCredentials({ scope: 'fake:read' }), connection.process.generic)
    const introspection = await connection.introspection(stored(token))
    expect(introspection).toMatchObject({ active: true, client_id: client.id, scope: 'fake:read' })
    expect(Number(introspection.exp) - Number(introspection.iat)).toBe(token.expiresIn)
  })
})

describe('a session', () => {
  test('lives from a login over three refreshes, and each refresh token is used once', async () => {
    const { response, process } = await connection.logIn()
    let session = stored(await readBoth(response, process))
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

    // Told by what is in the file, long after.
    const found = load(file, 'session')
    const end = receivedAt + 3000 + lifetimes.AccessToken
    expect(expiresAt(found)).toBe(end)
    expect(secondsLeft(found, end - 600)).toBe(600)
    expect(freshness(found, { now: end - 600, leeway: 30 })).toBe('fresh')
    expect(freshness(found, { now: end, leeway: 0 })).toBe('expired')
    expect(await (await connection.userInfo(rightOf(authorizationHeader(found)))).json()).toEqual({
      sub: 'fake-account',
    })

    const refused = await connection.refresh(used[1] ?? session)
    await expectRefused(refused, 'invalid_grant', 400)
    // Whoever presents a used one may have stolen it: the provider ends the session.
    await expectRefused(await connection.refresh(session), 'invalid_grant', 400)
    expect((await connection.userInfo(rightOf(authorizationHeader(session)))).status).toBe(401)
  })

  test('is written with what is left of its lifetime', async () => {
    const { response, process } = await connection.logIn()
    const session = stored(await readBoth(response, process))
    for (const codec of wireCodecs) {
      for (const [now, left] of [
        [receivedAt + 600, lifetimes.AccessToken - 600],
        [receivedAt + 1_000_000, 0],
      ] as const) {
        const { value, notes } = rightOf(codec.write(session, { now }))
        expect(value).toMatchObject({ expires_in: left })
        expect(notes.filter(({ code }) => code === 'rebased').map(({ field }) => field)).toContain('expiresIn')
        await expectAccepted(value as object, connection.process.generic)
      }
    }
  })

  test('that expired in the store stays expired', async () => {
    const { response, process } = await connection.logIn()
    save(file, 'old', await readBoth(response, process))
    const now = receivedAt + lifetimes.AccessToken
    for (const codec of codecs) {
      const { value } = rightOf(codec.write(load(file, 'old'), { now }))
      const { token } = rightOf(codec.read(JSON.parse(JSON.stringify(value)), { receivedAt: now }))
      expect(token).toMatchObject({ expiresIn: 0, issuedAt: now })
      save(file, codec.vendor, token)
      for (const later of [now, now + 1_000_000]) {
        expect(freshness(load(file, codec.vendor), { now: later, leeway: 0 })).toBe('expired')
      }
    }
  })

  test('has less scope where a refresh asked for less, and all of it again after the next', async () => {
    const { response, process } = await connection.logIn()
    const session = stored(await readBoth(response, process))
    const next = await readBoth(
      await connection.refresh(session, { additionalParameters: { scope: 'openid fake:read' } }),
      connection.process.refresh,
      receivedAt + 60,
    )
    expect(scopeChange(session.scope ?? [], next.scope)).toEqual({
      missing: ['offline_access', 'fake:write'],
      additional: [],
    })
    const { token } = mergeRefresh(session, next)
    expect(token.scope).toEqual(['openid', 'fake:read'])
    const again = await readBoth(
      await connection.refresh(stored(token), { additionalParameters: { scope: client.scope } }),
      connection.process.refresh,
    )
    expect(scopeChange(client.scope.split(' '), again.scope)).toEqual({ missing: [], additional: [] })
  })

  test('of a refresh that answers the least keeps what was known', async () => {
    const { response, process } = await connection.logIn()
    const session = stored(await readBoth(response, process))
    const least = (await (await connection.refresh(session)).json()) as Record<string, unknown>
    const { access_token, token_type } = least
    const next = await readBoth(
      Response.json({ access_token, token_type }),
      connection.process.refresh,
      receivedAt + 60,
    )
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
    expect((await connection.userInfo(rightOf(authorizationHeader(load(file, 'session'))))).status).toBe(200)
  })
})

describe('a token that is bound to a key', () => {
  test('is presented and refreshed with proofs, and no conversion makes a Bearer token of it', async () => {
    const DPoP = await connection.newProof()
    const { response, process } = await connection.logIn({ DPoP })
    const session = stored(await readBoth(response, process))
    expect(session.tokenType).toBe('DPoP')

    const header = rightOf(authorizationHeader(session))
    expect((await connection.userInfo(header)).ok).toBe(false)
    const answer = await connection.userInfoWithProof(session, header, DPoP)
    expect(await answer.json()).toEqual({ sub: 'fake-account' })

    for (const codec of codecs) {
      if (!codec.vendor.startsWith('enterprise')) expectConverted(session, codec)
      else expect(leftOf(codec.write(session))).toMatchObject({ _tag: 'Lossy', code: 'token-type' })
    }

    const next = await connection.refresh(session, { DPoP })
    const { token, notes } = mergeRefresh(session, await readBoth(next, connection.process.refresh))
    expect(notes).toEqual([])
    expect(stored(token).tokenType).toBe('DPoP')
  })
})

/** The refusal that oauth4webapi reads too, of which nothing is said beyond what the server says of itself. */
const expectRefused = async (response: Response, error: string, status: number): Promise<void> => {
  const theirs: unknown = await connection.process.generic(response.clone()).catch((reason: unknown) => reason)
  for (const codec of codecs) {
    const refused = leftOf(await fromResponse(codec)(response.clone())())
    expect(refused).toMatchObject({ _tag: 'OAuthError', error, status })
    expect(formatError(refused)).toContain(error)
    const { errorDescription } = refused as OAuthError
    // Of a 401 with a challenge oauth4webapi looks no further.
    if (status === 401) expect(theirs).toBeInstanceOf(oauth.WWWAuthenticateChallengeError)
    else expect(theirs).toMatchObject({ error, error_description: errorDescription, status })
  }
}

describe('a refusal', () => {
  test('of a secret that is wrong', async () =>
    expectRefused(await connection.clientCredentials({}, 'fake-wrong-secret'), 'invalid_client', 401))
  test('of a scope that the client may not have', async () =>
    expectRefused(await connection.clientCredentials({ scope: otherScope }), 'invalid_scope', 400))
  test('of a refresh token that never was', async () => {
    const token = await readBoth(await connection.clientCredentials({}), connection.process.generic)
    const never = { ...token, refreshToken: token.accessToken }
    await expectRefused(await connection.refresh(never), 'invalid_grant', 400)
  })
  test('of a grant that the provider does not know', async () => {
    const response = await connection.otherGrant('urn:fake:grant')
    await expectRefused(response, 'unsupported_grant_type', 400)
  })
})

test('the file holds canonical JSON, and nothing but what it says', async () => {
  const token = await readBoth(await connection.clientCredentials({ scope: 'fake:read' }), connection.process.generic)
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
