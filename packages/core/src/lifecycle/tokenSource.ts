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

// Part of every platform, but of no library that this package compiles with.
declare const setTimeout: (run: () => void, milliseconds: number) => unknown

/** @since 0.1.0 @category refresh */
export interface TokenSourceOptions {
  /** The stored token, `undefined` or `null` where nobody is signed in. */
  readonly load: () => Promise<Token | null | undefined>
  /** Stores a refreshed token in place of the one before. */
  readonly save: (token: Token) => Promise<unknown>
  /**
   * Requests a new token: `readResponse(codec, await fetch(…))`, or `undefined` where the token has no refresh token. The
   * source merges the answer with the token.
   */
  readonly refresh: (token: Token) => Promise<Either<TokenError, Pick<ReadResult, 'token'>> | undefined>
  /** The seconds by which a token counts as expired early, 0 by default. */
  readonly leeway?: number
  /** The clock, in seconds since the epoch; by default the local one. */
  readonly now?: () => number
  /**
   * Runs one at a time, in all processes that share the store. It spans loading, refreshing and saving. Without it, two
   * processes may send the same refresh token, at which some providers revoke the grant.
   */
  readonly lock?: <A>(run: () => Promise<A>) => Promise<A>
}

/** Gives the current token; `rejected` after a 401, to refresh whatever the clock says. @since 0.1.0 @category refresh */
export type TokenSource = (options?: { readonly rejected?: boolean }) => Promise<Either<TokenError, Token>>

/** The end of a run: a token, or an error with the earlier token where that may be used in the meantime. */
type Outcome =
  | { readonly token: Token; readonly error?: undefined }
  | { readonly token?: Token; readonly error: TokenError }

/** A run that callers share. A forced one refreshes a token that is still fresh by the clock. */
interface Run {
  readonly isForced: boolean
  readonly outcome: Promise<Outcome>
}

// Milliseconds before each look into the store for the token of another process.
const WAITS = [0, 100, 300, 600]

// A store that lags further behind than this many exchanges was restored from a backup.
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

/** The secrets that a later token may repeat; a store may lose any other member. */
const secretsOf = ({ accessToken, refreshToken }: Token): readonly Secret[] =>
  refreshToken === undefined ? [accessToken] : [accessToken, refreshToken]

const holds = (secrets: readonly Secret[], wanted: Secret): boolean => secrets.some((known) => eqSecret(known, wanted))

/**
 * A source of fresh tokens over somebody's store and token endpoint: it loads, refreshes, merges and saves when needed, and
 * does no I/O of its own.
 *
 * - Concurrent calls share one refresh. The store is read again before it, because another process may have refreshed.
 * - After `invalid_grant` the store is read a few times more, for the token of a process that won. Where there is none, the
 *   error is returned: `retryAdvice` says `sign-in-again` about it. A call sends at most one request.
 * - A refresh that fails for a passing reason gives the old token as long as it has not expired, and nothing is requested
 *   before the advised time, a second by default.
 * - A rejected `load`, `save` or `refresh` rejects every waiting call, and is not remembered. A new token that `save`
 *   rejected stays in memory for the next calls, and is saved before any further refresh.
 * - A token without a known lifetime counts as fresh. A token just refreshed is returned whatever `leeway` says: one that
 *   lives no longer than the leeway is used for half of its life.
 * - A spent refresh token that a store still holds is not sent again.
 * - A source serves one session. It reads the store only where it would refresh: an empty one ends the session.
 *
 * @example
 * import { CanonicalToken, orThrow, readResponse, reveal, Rfc6749Token, tokenSource } from '@token-codecs/core'
 *
 * // Somebody's store and token endpoint.
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
  /** The token returned last, which is the one that a caller may say was rejected. */
  let given: Token | undefined
  /** The last token that this source requested, and its lifetime in seconds. */
  let refreshed: Token | undefined
  let lifetime = Number.POSITIVE_INFINITY
  /** Secrets that were exchanged for newer ones. */
  let spent: readonly Secret[] = []
  /** The time before which nothing is requested, because of an error. */
  let pause: { readonly until: number; readonly error: TokenError } | undefined
  let running: Run | undefined

  const isAlive = (token: Token, early = 0): boolean => freshness(token, { now: now(), leeway: early }) !== 'expired'

  /** The leeway; half of the life of a token just refreshed that does not live longer than the leeway. */
  const leewayOf = (token: Token): number => {
    return token === refreshed && lifetime <= leeway ? lifetime / 2 : leeway
  }

  const pausedBy = (): TokenError | undefined => (pause !== undefined && now() < pause.until ? pause.error : undefined)

  const isUsable = (token: Token): boolean =>
    isAlive(token) && (isAlive(token, leewayOf(token)) || pausedBy() !== undefined)

  /** Replaces a token, whose secrets are spent where the new token has others. */
  const exchange = (sent: Token, token: Token): void => {
    const current = secretsOf(token)
    spent = [...spent, ...secretsOf(sent).filter((secret) => !holds(current, secret))].slice(-MAX_SPENT)
    held = token
  }

  /** The stored token, but the one in memory where the store lags or has the same. */
  const newest = (stored: Token): Token => {
    if (held === undefined) return stored
    const current = secretsOf(held)
    const secrets = secretsOf(stored)
    const isKnown = secrets.some((secret) => holds(spent, secret)) || secrets.every((secret) => holds(current, secret))
    return isKnown ? held : stored
  }

  const saveHeld = async (token: Token): Promise<void> => {
    isSaved = false
    await save(token)
    isSaved = true
  }

  /** The token with which another process has won a race for the refresh token of `sent`. */
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
    // Another process has signed in, refreshed or signed out since.
    if (token !== held) isSaved = true
    held = token
    if (!stored || token === undefined) return { error: notSignedIn('load') }
    if (isUsable(token) && !(isForced && hasSameAccess(token, rejected ?? stored))) return { token }
    if (!isSaved) await saveHeld(token)
    const without = (error: TokenError): Outcome => (isAlive(token) ? { token, error } : { error })
    const error = pausedBy()
    if (error !== undefined) return without(error)
    const answer = await refresh(token)
    if (answer === undefined) return without(notSignedIn('refresh'))
    if (answer._tag === 'Left') return afterFailure(token, answer.left)
    refreshed = mergeRefresh(token, answer.right.token).token
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
    const give = (token: Token): Either<TokenError, Token> => {
      given = token
      return right(token)
    }
    const run = running
    if (run === undefined && held !== undefined && isUsable(held) && !isRefused(held)) return give(held)
    const { token, error } = await (run?.outcome ?? start(isRejected, rejected))
    if (error !== undefined) return token === undefined || isRefused(token) ? left(error) : give(token)
    // A shared run that was not forced may have found that the rejected token is fresh.
    return isRefused(token) && run?.isForced === false ? get(isRejected, rejected) : give(token)
  }

  return ({ rejected = false } = {}) => get(rejected, given)
}
