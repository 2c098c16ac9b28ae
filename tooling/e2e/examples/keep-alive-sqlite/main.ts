import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Token } from '@token-codecs/bolt'
import * as tokens from '@token-codecs/bolt'
import sqlite from 'node-sqlite3-wasm'

const setting = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`set ${name}: see README.md`)
  return value
}
const tokenUrl = setting('TOKEN_URL')
const apiUrl = setting('API_URL')
const client = { client_id: setting('CLIENT_ID'), client_secret: setting('CLIENT_SECRET') }

const database = new sqlite.Database(setting('DATABASE'))
database.exec(`PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS tokens (name TEXT PRIMARY KEY, token TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL);`)

const load = async () => {
  const row = database.get("SELECT token FROM tokens WHERE name = 'bolt'")
  // Errors of `JSON.parse` would quote the row, tokens included.
  return (
    row && tokens.orThrow(tokens.parseResponse(tokens.CanonicalToken, { status: 200, body: String(row.token) })).token
  )
}

const save = async (token: Token) => {
  const json = JSON.stringify(tokens.CanonicalToken.encode(token))
  database.run("INSERT OR REPLACE INTO tokens VALUES ('bolt', ?)", [json])
}

/** Allows one process at a time to refresh. A lease expires in case its owner crashed; it outlasts any refresh. */
const lock = async <A>(run: () => Promise<A>): Promise<A> => {
  const owner = randomUUID()
  const acquire = `INSERT INTO leases VALUES ('bolt', ?, unixepoch() + 60) ON CONFLICT (name)
    DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE until < unixepoch()`
  while (database.run(acquire, [owner]).changes === 0) await sleep(50)
  return run().finally(() => database.run('DELETE FROM leases WHERE owner = ?', [owner]))
}

/** Sends a request. An unreachable server counts as an unavailable one. */
const send = (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, { ...init, signal: AbortSignal.timeout(10_000) }).catch(() => new Response(null, { status: 503 }))

const requestToken = async (grant: Record<string, string>) => {
  const receivedAt = Date.now() / 1000
  const response = await send(tokenUrl, { method: 'POST', body: new URLSearchParams({ ...grant, ...client }) })
  console.log(`${grant.grant_type}: ${response.status}`)
  return tokens.readResponse(tokens.BoltToken, response, { receivedAt })
}

const currentToken = tokens.tokenSource({
  load,
  save,
  lock,
  leeway: 60,
  refresh: async ({ refreshToken }) =>
    refreshToken && requestToken({ grant_type: 'refresh_token', refresh_token: tokens.reveal(refreshToken) }),
})

/** Calls the API. If it rejects the token, requests another one and calls once more. */
const callApi = async (rejected: Token | false = false): Promise<number> => {
  const token = tokens.orThrow(await currentToken({ rejected }))
  const authorization = tokens.orThrow(tokens.authorizationHeader(token))
  const { body, status } = await send(apiUrl, { headers: { authorization } })
  await body?.cancel()
  return status === 401 && !rejected ? callApi(token) : status
}

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

const { AUTHORIZATION_CODE: code, INTERVAL = '60' } = process.env
if (code !== undefined && !(await load())) {
  await save(tokens.orThrow(await requestToken({ grant_type: 'authorization_code', code })).token)
}

while (!stop.signal.aborted) {
  let pause = Number(INTERVAL)
  try {
    console.log(`API: ${await callApi()}`)
  } catch (error) {
    if (!(error instanceof tokens.TokenCodecError)) throw error
    const { action, after = pause } = tokens.retryAdvice(error)
    console.error(`${action}: ${error.message}`)
    if (action === 'sign-in-again') database.run("DELETE FROM tokens WHERE name = 'bolt'")
    if (action !== 'retry') {
      process.exitCode = 1
      break
    }
    pause = after
  }
  await sleep(pause * 1000, undefined, { signal: stop.signal }).catch(() => undefined)
}
database.close()
