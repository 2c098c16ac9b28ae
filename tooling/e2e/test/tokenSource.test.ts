import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Token } from '@token-codecs/core'
import { retryAdvice, tokenSource, withIssuedAt } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import { afterAll, describe, expect, test } from 'vitest'
import { authorize } from '../src/authorize.js'
import { client } from '../src/client.js'
import { leftOf, refreshTokenOf, rightOf } from '../src/expectations.js'
import { fileStore } from '../src/fileStore.js'
import { refreshAt, userInfoStatus } from '../src/requestToken.js'
import { openSession, SignInAgain } from '../src/session.js'
import { signIn } from '../src/signIn.js'
import type { Gate } from '../src/startProvider.js'
import { lifetimes, startProvider } from '../src/startProvider.js'

const folder = mkdtempSync(join(tmpdir(), 'token-source-'))
const pass: Gate = (_, __, next) => next()

/** The current gate, and the requests sent since it was set. */
let gate: Gate = pass
let sent: URLSearchParams[] = []
const provider = await startProvider((parameters, response, next) => {
  sent.push(parameters)
  return gate(parameters, response, next)
})
const { issuer } = provider

afterAll(() => {
  provider.close()
  rmSync(folder, { recursive: true })
})

let files = 0
const newFile = (): string => join(folder, `token-${++files}.json`)

/** Logs in, stores the token as expired in a file, and then sets the gate for later requests. */
const storedSession = async (next: Gate = pass) => {
  gate = pass
  const token = withIssuedAt(await signIn(issuer), 1700000000)
  const file = newFile()
  const store = fileStore(file)
  await store.save(token)
  gate = next
  sent = []
  return { token, file, store }
}

const refreshTokensSent = (): readonly (string | null)[] => sent.map((parameters) => parameters.get('refresh_token'))

const answer = (response: Parameters<Gate>[1], status: number, body: object, headers = {}): void =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

test('one process refreshes a token when it expires, and every token is accepted', async () => {
  const { token, store } = await storedSession()
  let time = 1700000000
  const source = tokenSource({ ...store, refresh: refreshAt(issuer), now: () => time, leeway: 30 })
  const first = rightOf(await source())
  expect(refreshTokensSent()).toEqual([])
  expect(await userInfoStatus(issuer, first)).toBe(200)

  time += lifetimes.AccessToken - 30
  const [second, same] = await Promise.all([source(), source()]).then((results) => results.map(rightOf))
  expect(second).toBe(same)
  expect(refreshTokensSent()).toEqual([refreshTokenOf(token)])
  expect(await userInfoStatus(issuer, second ?? first)).toBe(200)
  expect(rightOf(await source({ rejected: true })).accessToken).not.toEqual(second?.accessToken)
  expect(new Set(refreshTokensSent()).size).toBe(2)
})

describe('two processes with one store', () => {
  const program = fileURLToPath(new URL('../src/refreshingProcess.ts', import.meta.url))

  /** Starts two processes at the same time, and returns the statuses and advice that they print. */
  const run = (file: string, locks: 'lock' | 'no lock'): Promise<unknown[]> => {
    const once = async (): Promise<unknown> => {
      const args = ['--import', 'tsx', program, issuer.href, file, locks]
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
      return JSON.parse(stdout)
    }
    return Promise.all([once(), once()])
  }

  /** A gate that waits for two requests, and then passes them one after the other. */
  const twoAtOnce = (then: Gate): Gate => {
    let arrive = (): void => {}
    const both = new Promise<void>((resolve) => {
      arrive = resolve
    })
    let last: Promise<unknown> = both
    return (...request) => {
      if (sent.length === 2) arrive()
      last = last.then(() => then(...request))
      return last
    }
  }

  test('and a lock refresh once, and both stay signed in', async () => {
    const { file, token } = await storedSession()
    expect(await run(file, 'lock')).toEqual([[200], [200]])
    expect(refreshTokensSent()).toEqual([refreshTokenOf(token)])
  })

  test('stay signed in without a lock if the provider tolerates a used refresh token', async () => {
    const spent = new Set<string | null>()
    const { file, token } = await storedSession(
      twoAtOnce((parameters, response, next) => {
        const text = parameters.get('refresh_token')
        if (spent.has(text)) return answer(response, 400, { error: 'invalid_grant' })
        spent.add(text)
        return next()
      }),
    )
    expect(await run(file, 'no lock')).toEqual([[200], [200]])
    expect(refreshTokensSent()).toEqual([refreshTokenOf(token), refreshTokenOf(token)])
  })

  test('have to sign in again without a lock if the provider revokes the grant', async () => {
    const { file } = await storedSession(twoAtOnce(pass))
    const ends = await run(file, 'no lock')
    for (const end of ends) expect((end as unknown[]).at(-1)).toBe('sign-in-again')
    // At most one request for each call of a source.
    expect(sent.length).toBeLessThanOrEqual(ends.flat().length)
  })
})

test('a token is used and saved later if saving fails once, and no used refresh token is sent', async () => {
  const { store, token } = await storedSession()
  let time = Math.floor(Date.now() / 1000)
  let failures = 1
  const save = (next: Token) => (failures-- > 0 ? Promise.reject(new Error('fake failure')) : store.save(next))
  const source = tokenSource({ ...store, save, refresh: refreshAt(issuer), now: () => time })
  await expect(source()).rejects.toThrow('fake failure')
  const unsaved = rightOf(await source())
  expect(await userInfoStatus(issuer, unsaved)).toBe(200)
  time += lifetimes.AccessToken
  const next = rightOf(await source())
  expect(await userInfoStatus(issuer, next)).toBe(200)
  expect(refreshTokensSent()).toEqual([refreshTokenOf(token), refreshTokenOf(unsaved)])
  expect(refreshTokenOf((await store.load()) ?? token)).toBe(refreshTokenOf(next))
})

test('an unavailable provider gets the next request after its Retry-After; until then the old token is used', async () => {
  const { store, token } = await storedSession((_, response, next) =>
    sent.length > 1 ? next() : answer(response, 503, {}, { 'retry-after': '20' }),
  )
  let time = 1700000000 + lifetimes.AccessToken - 60
  const source = tokenSource({ ...store, refresh: refreshAt(issuer), now: () => time, leeway: 60 })
  for (const seconds of [0, 19]) {
    time += seconds
    const current = rightOf(await source())
    expect(refreshTokenOf(current)).toBe(refreshTokenOf(token))
    expect(await userInfoStatus(issuer, current)).toBe(200)
  }
  expect(sent).toHaveLength(1)
  time += 1
  expect(refreshTokenOf(rightOf(await source()))).not.toBe(refreshTokenOf(token))
  expect(sent).toHaveLength(2)
})

describe('a program with plain fetch', () => {
  const tokenEndpoint = new URL('/token', issuer).href
  const userInfo = new URL('/me', issuer).href
  const open = (file: string) => openSession(tokenEndpoint, client.id, client.secret, file)

  const expire = async (file: string): Promise<Token> => {
    const { load, save } = fileStore(file)
    const token = withIssuedAt((await load()) as Token, 1700000000)
    await save(token)
    return token
  }

  test('signs in, stores, refreshes under concurrency, and recovers from each kind of failure', async () => {
    gate = pass
    const file = newFile()
    await expect(open(file).get(userInfo)).rejects.toThrow(SignInAgain)
    const { code, verifier } = await authorize(issuer)
    await open(file).signIn(code, client.redirectUri, verifier)
    expect(await (await open(file).get(userInfo)).json()).toEqual({ sub: 'fake-account' })

    // Many concurrent requests, in two sessions with one file.
    const first = await expire(file)
    sent = []
    const sessions = [open(file), open(file)]
    const storm = Array.from({ length: 20 }, (_, index) => sessions[index % 2]?.get(userInfo))
    expect(new Set((await Promise.all(storm)).map((response) => response?.status))).toEqual(new Set([200]))
    expect(refreshTokensSent()).toEqual([refreshTokenOf(first)])

    // A busy server, a broken connection, and a proxy's error page.
    for (const fail of [
      (response: Parameters<Gate>[1]) => answer(response, 429, {}, { 'retry-after': '0' }),
      (response: Parameters<Gate>[1]) => void response.destroy(),
      (response: Parameters<Gate>[1]) => void response.writeHead(502).end('<!doctype html>'),
    ]) {
      await expire(file)
      sent = []
      gate = (_, response, next) => (sent.length > 1 ? next() : fail(response))
      expect((await open(file).get(userInfo)).status).toBe(200)
      expect(sent).toHaveLength(2)
    }

    // Wrong client credentials.
    await expire(file)
    gate = (_, response) => answer(response, 401, { error: 'invalid_client' })
    await expect(open(file).get(userInfo)).rejects.toMatchObject({ error: { error: 'invalid_client' } })

    // A rejected access token, and then a revoked grant.
    gate = pass
    const session = open(file)
    expect((await session.get(userInfo)).status).toBe(200)
    const { load } = fileStore(file)
    const revoked = (await load()) as Token
    leftOf(await refreshAt(issuer)(first))
    await expect(session.get(userInfo)).rejects.toThrow(SignInAgain)
    expect(retryAdvice(leftOf(await refreshAt(issuer)(revoked)))).toEqual({ action: 'sign-in-again' })
    const again = await authorize(issuer)
    await session.signIn(again.code, client.redirectUri, again.verifier)
    expect((await session.get(userInfo)).status).toBe(200)
  })
})
