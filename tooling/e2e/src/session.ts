import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Token } from '@token-codecs/core'
import * as tokens from '@token-codecs/core'
import { lock } from 'proper-lockfile'

export class SignInAgain extends Error {}

/** Opens a session in a file that several processes may share. It sends API requests with a fresh token. */
export const openSession = (tokenEndpoint: string, clientId: string, clientSecret: string, file: string) => {
  const request = async (parameters: Record<string, string>) => {
    const headers = { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }
    const init = { method: 'POST', headers, body: new URLSearchParams(parameters) }
    // An unreachable server counts as temporarily unavailable.
    const response = await fetch(tokenEndpoint, init).catch(() => new Response(null, { status: 503 }))
    return tokens.readResponse(tokens.Rfc6749Token, response)
  }
  const save = async (token: Token) => {
    await writeFile(`${file}.${process.pid}`, JSON.stringify(tokens.CanonicalToken.encode(token)), { mode: 0o600 })
    await rename(`${file}.${process.pid}`, file)
  }
  const currentToken = tokens.tokenSource({
    load: async () =>
      existsSync(file) ? tokens.CanonicalToken.parse(JSON.parse(await readFile(file, 'utf8'))) : undefined,
    save,
    refresh: async ({ refreshToken }) =>
      refreshToken && request({ grant_type: 'refresh_token', refresh_token: tokens.reveal(refreshToken) }),
    lock: async (run) => {
      const release = await lock(file, { realpath: false, retries: { retries: 200, minTimeout: 50, maxTimeout: 50 } })
      return run().finally(release)
    },
    leeway: 30,
  })
  const header = async (rejected: boolean, tries = 3): Promise<string> => {
    const result = await currentToken({ rejected })
    if (result._tag === 'Right') return tokens.orThrow(tokens.authorizationHeader(result.right))
    const { action, after = 1 } = tokens.retryAdvice(result.left)
    if (action === 'sign-in-again') throw new SignInAgain()
    if (action === 'report' || tries === 0) return tokens.orThrow(result)
    await sleep(after * 1000)
    return header(rejected, tries - 1)
  }
  return {
    signIn: async (code: string, redirectUri: string, verifier: string) => {
      const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
      await save(tokens.orThrow(await request(grant)).token)
    },
    /** Sends a GET request, and repeats it with a refreshed token after a 401. */
    get: async (url: string) => {
      const response = await fetch(url, { headers: { authorization: await header(false) } })
      if (response.status !== 401) return response
      return fetch(url, { headers: { authorization: await header(true) } })
    },
  }
}
