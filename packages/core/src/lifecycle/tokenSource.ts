import type { ReadResult } from '../codec/TokenCodec.js'
import type { Either } from '../report/either.js'
import { left, right } from '../report/either.js'
import type { Malformed, TokenError } from '../report/TokenError.js'
import { eqSecret } from '../token/eqSecret.js'
import type { Secret } from '../token/Secret.js'
import type { Token } from '../token/Token.js'
import { freshness } from './freshness.js'
import { mergeRefresh } from './mergeRefresh.js'
import { retryAdvice } from './retryAdvice.js'
import { secondsLeft } from './secondsLeft.js'
import { withIssuedAt } from './withIssuedAt.js'

// Available on every platform, but not in the `lib` that this package compiles with.
declare const setTimeout: (run: () => void, milliseconds: number) => unknown

/** Options of `tokenSource`. @since 0.1.0 @category refresh */
export interface TokenSourceOptions {
  /** Loads the stored token; `undefined` or `null` if no user is signed in. */
  readonly load: () => Promise<Token | null | undefined>
  /** Replaces the stored token. */
  readonly save: (token: Token) => Promise<unknown>
  /**
   * Requests a new token: `readResponse(codec, await fetch(…))`. Return `undefined` if the token has no refresh token.
   * The source merges the response into the token. A response without an issue time counts from the request;
   * `readResponse` sets one, so pass it `receivedAt`.
   *
   * Catch a rejected `fetch` and return the result for a 503. Callers then get the old token until it expires.
   */
  readonly refresh: (token: Token) => Promise<Either<TokenError, Pick<ReadResult, 'token'>> | undefined>
  /** Seconds before expiry from which a token is refreshed. Default 0. */
  readonly leeway?: number
  /** Returns the current time in epoch seconds. Default: the local clock. */
  readonly now?: () => number
  /**
   * Runs the callback (load, refresh and save) under a lock shared by all processes that use the store. Without it, two
   * processes may send the same refresh token, and some providers then revoke the grant.
   */
  readonly lock?: <A>(run: () => Promise<A>) => Promise<A>
}

/**
 * Returns the current token. After a 401, pass the rejected token: the source refreshes it, unless it already has a newer
 * one. `true` stands for the last token that the source returned.
 *
 * @since 0.1.0
 * @category refresh
 */
export type TokenSource = (options?: { readonly rejected?: Token | boolean }) => Promise<Either<TokenError, Token>>

/** Result of a refresh: a token, or an error plus the previous token if that is still usable. */
type Outcome =
  | { readonly token: Token; readonly error?: undefined }
  | { readonly token?: Token; readonly error: TokenError }

/** A refresh shared by concurrent callers. A forced refresh also replaces a token that has not expired. */
interface Run {
  readonly isForced: boolean
  readonly outcome: Promise<Outcome>
}

// Delays in milliseconds before each read of the store, to find a token that another process refreshed.
const WAITS = [0, 100, 300, 600]

// Upper bound on remembered secrets. A store that is further behind was restored from a backup.
const MAX_SPENT = 200

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const notSignedIn = (option: 'load' | 'refresh'): Malformed => ({
  _tag: 'Malformed',
  code: 'not-signed-in',
  message: `token-source: ${option}: expected a token, got nothing: sign in first (not-signed-in)`,
  source: 'token-source',
  issues: [{ path: [option], expected: 'a token', actual: 'undefined', code: 'not-signed-in' }],
})

const hasSameAccess = (first: Token, second: Token): boolean => eqSecret(first.accessToken, second.accessToken)

/** The token's secrets, which identify it. A store may lose any other member. */
const secretsOf = ({ accessToken, refreshToken }: Token): readonly Secret[] =>
  refreshToken === undefined ? [accessToken] : [accessToken, refreshToken]

const includes = (secrets: readonly Secret[], wanted: Secret): boolean =>
  secrets.some((known) => eqSecret(known, wanted))

/**
 * Creates a function that returns a fresh token: it loads, refreshes, merges and saves the token as needed. All I/O
 * goes through the callbacks.
 *
 * - Concurrent calls share one refresh. The refresh reloads the token first, because another process may have refreshed
 *   it.
 * - A call sends at most one request. After an error such as `invalid_grant` it rereads the store a few times, because
 *   another process may have refreshed first. If it finds no new token, it returns the error, for which `retryAdvice`
 *   returns `sign-in-again`.
 * - After a temporary error it returns the previous token until that expires. It sends the next request after the
 *   advised delay (default: one second).
 * - A rejection of `load`, `save` or `refresh` rejects all waiting calls; the next call tries again. If `save` rejects,
 *   the new token stays in memory and is saved before the next refresh.
 * - A token with an unknown expiry counts as fresh. If a new token's lifetime is not longer than `leeway`, it is used
 *   for half its lifetime.
 * - A refresh token that was already exchanged is not sent again, even if the store still contains it.
 * - A source serves one session. It reads the store only to refresh; an empty store ends the session.
 *
 * @example
 * import { CanonicalToken, orThrow, readResponse, reveal, Rfc6749Token, tokenSource } from '@token-codecs/core'
 *
 * // Stand-ins for a store and a token endpoint.
 * let stored = JSON.stringify({ v: 1, accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 60, issuedAt: 1700000000, refreshToken: 'fake-r' })
 * const request = async (refreshToken: string) => Response.json({ access_token: 'fake-b', token_type: 'Bearer', expires_in: 3600 })
 *
 * const currentToken = tokenSource({
 *   load: async () => CanonicalToken.parse(JSON.parse(stored)),
 *   save: async (token) => {
 *     stored = JSON.stringify(CanonicalToken.encode(token))
 *   },
 *   refresh: async ({ refreshToken }) => refreshToken && readResponse(Rfc6749Token, await request(reveal(refreshToken))),
 *   leeway: 30,
 * })
 * const token = orThrow(await currentToken())
 * console.log(reveal(token.accessToken), token.refreshToken && reveal(token.refreshToken)) // fake-b fake-r
 *
 * @since 0.1.0
 * @category refresh
 */
export const tokenSource = ({ load, save, refresh, ...options }: TokenSourceOptions): TokenSource => {
  const { leeway = 0, now = () => Date.now() / 1000, lock = (run) => run() } = options
  let held: Token | undefined
  let isSaved = true
  /** The last returned token, for callers that pass `rejected: true`. */
  let returned: Token | undefined
  /** The last token from the token endpoint, and its lifetime in seconds. */
  let refreshed: Token | undefined
  let lifetime = Number.POSITIVE_INFINITY
  /** Secrets that a refresh replaced. */
  let spent: readonly Secret[] = []
  /** Time of the next allowed request after a temporary error. */
  let pause: { readonly until: number; readonly error: TokenError } | undefined
  let running: Run | undefined

  const isAlive = (token: Token, early = 0): boolean => freshness(token, { now: now(), leeway: early }) !== 'expired'

  /** The leeway, or half the lifetime if a new token's lifetime is not longer than the leeway. */
  const leewayOf = (token: Token): number => {
    return token === refreshed && lifetime <= leeway ? lifetime / 2 : leeway
  }

  const pausedBy = (): TokenError | undefined => (pause !== undefined && now() < pause.until ? pause.error : undefined)

  const isUsable = (token: Token): boolean =>
    isAlive(token) && (isAlive(token, leewayOf(token)) || pausedBy() !== undefined)

  /** Replaces the current token. Marks its secrets as spent, unless the new token repeats them. */
  const exchange = (sent: Token, token: Token): void => {
    const current = secretsOf(token)
    spent = [...spent, ...secretsOf(sent).filter((secret) => !includes(current, secret))].slice(-MAX_SPENT)
    held = token
  }

  /** The stored token, or the one in memory if the store is behind or equal. */
  const newest = (stored: Token): Token => {
    if (held === undefined) return stored
    const current = secretsOf(held)
    const secrets = secretsOf(stored)
    const isKnown =
      secrets.some((secret) => includes(spent, secret)) || secrets.every((secret) => includes(current, secret))
    return isKnown ? held : stored
  }

  const saveHeld = async (token: Token): Promise<void> => {
    isSaved = false
    await save(token)
    isSaved = true
  }

  /** The new token, if another process used the refresh token of `sent` first. */
  const tokenOfWinner = async (sent: Token): Promise<Token | undefined> => {
    for (const milliseconds of WAITS) {
      await wait(milliseconds)
      const stored = await load()
      const token = stored && newest(stored)
      if (token && token !== sent) return token
    }
    return undefined
  }

  const afterFailure = async (sent: Token, error: TokenError): Promise<Outcome> => {
    const { action, after = 1 } = retryAdvice(error)
    if (action === 'retry' && isAlive(sent)) {
      pause = { until: now() + after, error }
      return { token: sent, error }
    }
    const token = action === 'sign-in-again' ? await tokenOfWinner(sent) : undefined
    if (token === undefined) return { error }
    exchange(sent, token)
    return { token }
  }

  const update = async (isForced: boolean, rejected: Token | undefined): Promise<Outcome> => {
    const stored = await load()
    const token = stored ? newest(stored) : undefined
    // Another process signed in, refreshed or signed out.
    if (token !== held) isSaved = true
    held = token
    if (!stored || token === undefined) return { error: notSignedIn('load') }
    if (isUsable(token) && !(isForced && hasSameAccess(token, rejected ?? stored))) return { token }
    if (!isSaved) await saveHeld(token)
    const without = (error: TokenError): Outcome => (isAlive(token) ? { token, error } : { error })
    const error = pausedBy()
    if (error !== undefined) return without(error)
    const requestedAt = now()
    const result = await refresh(token)
    if (result === undefined) return without(notSignedIn('refresh'))
    if (result._tag === 'Left') return afterFailure(token, result.left)
    const response = result.right.token
    const next = response.issuedAt === undefined ? withIssuedAt(response, requestedAt) : response
    refreshed = mergeRefresh(token, next).token
    lifetime = refreshed.expiresIn ?? secondsLeft(refreshed, now()) ?? Number.POSITIVE_INFINITY
    exchange(token, refreshed)
    await saveHeld(refreshed)
    return { token: refreshed }
  }

  const start = async (isForced: boolean, rejected: Token | undefined): Promise<Outcome> => {
    const run = { isForced, outcome: lock(() => update(isForced, rejected)) }
    running = run
    try {
      return await run.outcome
    } finally {
      running = undefined
    }
  }

  const get = async (isRejected: boolean, rejected: Token | undefined): Promise<Either<TokenError, Token>> => {
    const isRefused = (token: Token): boolean =>
      isRejected && (rejected === undefined || hasSameAccess(token, rejected))
    const succeed = (token: Token): Either<TokenError, Token> => {
      returned = token
      return right(token)
    }
    const run = running
    if (run === undefined && held !== undefined && isUsable(held) && !isRefused(held)) return succeed(held)
    const { token, error } = await (run?.outcome ?? start(isRejected, rejected))
    if (error !== undefined) return token === undefined || isRefused(token) ? left(error) : succeed(token)
    // A shared run that was not forced may return the rejected token again, because it has not expired.
    return isRefused(token) && run?.isForced === false ? get(isRejected, rejected) : succeed(token)
  }

  return ({ rejected = false } = {}) => (typeof rejected === 'boolean' ? get(rejected, returned) : get(true, rejected))
}
