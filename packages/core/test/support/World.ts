import type { Either, ReadResult, Token, TokenError, TokenSourceOptions } from '../../src/index.js'
import { parseResponse, Rfc6749Token, reveal, secret, tokenSource } from '../../src/index.js'
import { rightOf, tokenWith } from './index.js'

export const start = 1700000000

/** A token from a provider that rotates refresh tokens: `tokenOf(1)` has `fake-a1` and `fake-r1`. */
export const tokenOf = (round: number, issuedAt = start): Token =>
  tokenWith({
    accessToken: secret(`fake-a${round}`),
    refreshToken: secret(`fake-r${round}`),
    expiresIn: 3600,
    issuedAt,
  })

export const accessOf = (token: Token): string => reveal(token.accessToken)
export const refreshOf = ({ refreshToken = secret('nothing') }: Token): string => reveal(refreshToken)
export const answered = (token: Token): Either<TokenError, ReadResult> => ({
  _tag: 'Right',
  right: { token, notes: [] },
})
export const refused = (error: string, status = 400, retryAfter?: string): Either<TokenError, ReadResult> =>
  parseResponse(Rfc6749Token, { status, body: JSON.stringify({ error }), retryAfter })

/** An in-memory store and token endpoint with refresh token rotation. Records every call. */
export class World {
  time = start
  readonly events: string[] = []
  stored: Token | null | undefined
  #round = 0

  constructor(stored: Token | null | undefined) {
    this.stored = stored
  }

  load = async (): Promise<Token | null | undefined> => {
    this.events.push('load')
    return this.stored
  }

  save = async (token: Token): Promise<void> => {
    this.events.push(`save ${accessOf(token)}`)
    this.stored = token
  }

  refresh = async (token: Token): Promise<Either<TokenError, ReadResult>> => {
    this.events.push(`refresh ${refreshOf(token)}`)
    this.#round += 1
    return answered(tokenOf(this.#round, this.time))
  }

  /** Creates a token source for this world. Calls of overridden callbacks are recorded too. */
  source(options: Partial<TokenSourceOptions> = {}): ReturnType<typeof tokenSource> {
    const { load, save, refresh, ...rest } = options
    return tokenSource({
      load: load === undefined ? this.load : () => this.load().then(load),
      save: save === undefined ? this.save : (token) => this.record(`save ${accessOf(token)}`, () => save(token)),
      refresh:
        refresh === undefined
          ? this.refresh
          : (token) => this.record(`refresh ${refreshOf(token)}`, () => refresh(token)),
      now: () => this.time,
      ...rest,
    })
  }

  record<A>(event: string, run: () => A): A {
    this.events.push(event)
    return run()
  }

  /** The requests to the token endpoint. */
  get requests(): readonly string[] {
    return this.events.filter((event) => event.startsWith('refresh'))
  }
}

export const expired = tokenOf(0, start - 3600)
export const given = async (result: Promise<Either<TokenError, Token>>): Promise<string> =>
  accessOf(rightOf(await result))

/** Fails the first call, then runs. */
export const failsOnce = <A extends readonly unknown[], B>(
  run: (...args: A) => Promise<B>,
): ((...args: A) => Promise<B>) => {
  let isFirst = true
  return async (...args) => {
    if (!isFirst) return run(...args)
    isFirst = false
    throw new Error('fake failure')
  }
}

/** Returns each result in turn, then repeats the last one. */
export const inTurn = <A>(...results: readonly A[]): (() => Promise<A>) => {
  let turn = 0
  return async () => results[Math.min(turn++, results.length - 1)] as A
}
