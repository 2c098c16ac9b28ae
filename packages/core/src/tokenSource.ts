import type { Either } from './either.js'
import { left, right } from './either.js'
import { eqSecret } from './eqSecret.js'
import { eqToken } from './eqToken.js'
import { freshness } from './freshness.js'
import { mergeRefresh } from './mergeRefresh.js'
import { retryAdvice } from './retryAdvice.js'
import type { Token } from './Token.js'
import type { ReadResult } from './TokenCodec.js'
import type { Malformed, TokenError } from './TokenError.js'

// Part of every platform, but of no library that this package compiles with.
declare const setTimeout: (run: () => void, milliseconds: number) => unknown

/** @since 0.1.0 @category refresh */
export interface TokenSourceOptions {
  /** The stored token, `undefined` or `null` where nobody is signed in. */
  readonly load: () => Promise<Token | null | undefined>
  /** Stores a refreshed token in place of the one before. */
  readonly save: (token: Token) => Promise<unknown>
  /** Requests a new token: `readResponse(codec, await fetch(…))`. The source merges the answer with the token. */
  readonly refresh: (token: Token) => Promise<Either<TokenError, ReadResult>>
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

/** A refresh that is running, which later callers share. */
interface Run {
  readonly rejected: boolean
  readonly result: Promise<Either<TokenError, Token>>
}

// Milliseconds before each look into the store for the token of another process.
const WAITS = [0, 100, 300, 600]

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const notSignedIn: Malformed = {
  _tag: 'Malformed',
  code: 'not-signed-in',
  message: 'token-source: load: expected a token, got nothing (not-signed-in)',
  source: 'token-source',
  issues: [{ path: ['load'], expected: 'a token', actual: 'undefined', code: 'not-signed-in' }],
}

const sendsSame = (first: Token, second: Token): boolean =>
  first.refreshToken !== undefined && second.refreshToken !== undefined
    ? eqSecret(first.refreshToken, second.refreshToken)
    : eqToken(first, second)

/**
 * A source of fresh tokens over somebody's store and token endpoint: it loads, refreshes, merges and saves when needed, and
 * does no I/O of its own.
 *
 * - Concurrent calls share one refresh. The store is read again before it, because another process may have refreshed.
 * - After `invalid_grant` the store is read a few times more, for the token of a process that won. Where there is none, the
 *   error is returned, about which `retryAdvice` says `sign-in-again`; a refused request is never repeated.
 * - A refresh that fails for a passing reason gives the old token as long as it has not expired, and nothing is requested
 *   before the advised time, a second by default.
 * - A rejected `load`, `save` or `refresh` rejects every waiting call, and is not remembered. A new token that `save`
 *   rejected stays in memory for the next calls, and is saved before any further refresh.
 * - A token without a known lifetime counts as fresh. A token just refreshed is returned whatever `leeway` says.
 *
 * @example
 * import { CanonicalToken, orThrow, readResponse, reveal, Rfc6749Token, secret, tokenSource } from '@token-codecs/core'
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
 *   refresh: async ({ refreshToken = secret('') }) => readResponse(Rfc6749Token, await request(reveal(refreshToken))),
 *   leeway: 30,
 * })
 * const token = orThrow(await currentToken())
 * console.log(reveal(token.accessToken), token.refreshToken && reveal(token.refreshToken)) // fake-b fake-r
 *
 * @since 0.1.0
 * @category refresh
 */
export const tokenSource = ({ load, save, refresh, ...options }: TokenSourceOptions): TokenSource => {
  const { leeway = 0, now = () => Math.floor(Date.now() / 1000), lock = (run) => run() } = options
  let held: Token | undefined
  /** The token whose refresh token was exchanged for that of `held`. */
  let spent: Token | undefined
  let isSaved = true
  /** The time before which nothing is requested, because of an error. */
  let pause: { readonly until: number; readonly error: TokenError } | undefined
  let running: Run | undefined

  const isFresh = (token: Token, early: number): boolean =>
    freshness(token, { now: now(), leeway: early }) !== 'expired'

  /** Tells whether a token is good enough not to refresh it now. */
  const isUsable = (token: Token): boolean =>
    isFresh(token, leeway) || (pause !== undefined && now() < pause.until && isFresh(token, 0))

  const saveHeld = async (token: Token): Promise<void> => {
    isSaved = false
    await save(token)
    isSaved = true
  }

  /** The stored token; the one in memory where a store that lags still has the one before. */
  const stored = async (): Promise<Token | undefined> => {
    const token = (await load()) ?? undefined
    return held !== undefined && token !== undefined && spent !== undefined && sendsSame(token, spent) ? held : token
  }

  /** The token with which another process has won a race for `sent`. */
  const tokenOfWinner = async (sent: Token): Promise<Token | undefined> => {
    for (const milliseconds of options.lock === undefined ? WAITS : WAITS.slice(0, 1)) {
      await wait(milliseconds)
      const token = await stored()
      if (token !== undefined && !sendsSame(token, sent) && isFresh(token, 0)) return token
    }
    return undefined
  }

  const afterFailure = async (
    sent: Token,
    error: TokenError,
    rejected: boolean,
  ): Promise<Either<TokenError, Token>> => {
    const { action, after = 1 } = retryAdvice(error)
    if (action === 'retry' && isFresh(sent, 0)) {
      pause = { until: now() + after, error }
      return rejected ? left(error) : right(sent)
    }
    const isRefused = error._tag === 'OAuthError' && error.error === 'invalid_grant'
    const token = isRefused ? await tokenOfWinner(sent) : undefined
    if (token === undefined) return left(error)
    held = token
    return right(token)
  }

  const update = async (rejected: boolean): Promise<Either<TokenError, Token>> => {
    if (held !== undefined && !isSaved) await saveHeld(held)
    const before = held
    const token = await stored()
    held = token
    if (token === undefined) return left(notSignedIn)
    const isAnother = before !== undefined && !eqToken(before, token)
    if (isUsable(token) && (!rejected || isAnother)) return right(token)
    if (pause !== undefined && now() < pause.until) return left(pause.error)
    const answer = await refresh(token)
    if (answer._tag === 'Left') return afterFailure(token, answer.left, rejected)
    pause = undefined
    spent = token
    held = mergeRefresh(token, answer.right.token).token
    await saveHeld(held)
    return right(held)
  }

  const start = async (rejected: boolean): Promise<Either<TokenError, Token>> => {
    const run = { rejected, result: lock(() => update(rejected)) }
    running = run
    try {
      return await run.result
    } finally {
      running = undefined
    }
  }

  const source: TokenSource = async ({ rejected = false } = {}) => {
    const before = held
    if (running === undefined)
      return before !== undefined && !rejected && isUsable(before) ? right(before) : start(rejected)
    const { result: shared, rejected: wasRejected } = running
    const result = await shared
    const isNew = result._tag === 'Left' || (before !== undefined && !eqToken(before, result.right))
    // A refresh that was not needed may have given the rejected token again.
    return !rejected || wasRejected || isNew ? result : source({ rejected })
  }
  return source
}
