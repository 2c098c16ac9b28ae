import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import type { Either, ReadResult, Token, TokenError, TokenSourceOptions } from '../src/index.js'
import { CanonicalToken, parseResponse, Rfc6749Token, retryAdvice, reveal, secret, tokenSource } from '../src/index.js'
import { leftOf, rightOf, tokenWith } from './support.js'

const start = 1700000000

/** A token of a refresh token that rotates: `fake-a1` with `fake-r1`. */
const tokenOf = (round: number, issuedAt = start): Token =>
  tokenWith({
    accessToken: secret(`fake-a${round}`),
    refreshToken: secret(`fake-r${round}`),
    expiresIn: 3600,
    issuedAt,
  })

const accessOf = (token: Token): string => reveal(token.accessToken)
const refreshOf = ({ refreshToken = secret('nothing') }: Token): string => reveal(refreshToken)
const answered = (token: Token): Either<TokenError, ReadResult> => ({ _tag: 'Right', right: { token, notes: [] } })
const refused = (error: string, status = 400, retryAfter?: string): Either<TokenError, ReadResult> =>
  parseResponse(Rfc6749Token, { status, body: JSON.stringify({ error }), retryAfter })

/** A store and a token endpoint that rotates, both in memory, which record each use. */
class World {
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

  /** A source over this world; a part that is given is recorded too. */
  source(options: Partial<TokenSourceOptions> = {}): ReturnType<typeof tokenSource> {
    const { load, save, refresh, ...others } = options
    return tokenSource({
      load: load === undefined ? this.load : () => this.load().then(load),
      save: save === undefined ? this.save : (token) => this.record(`save ${accessOf(token)}`, () => save(token)),
      refresh:
        refresh === undefined
          ? this.refresh
          : (token) => this.record(`refresh ${refreshOf(token)}`, () => refresh(token)),
      now: () => this.time,
      ...others,
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

const expired = tokenOf(0, start - 3600)
const given = async (result: Promise<Either<TokenError, Token>>): Promise<string> => accessOf(rightOf(await result))

/** Fails the first time, then runs. */
const failsOnce = <A extends readonly unknown[], B>(run: (...args: A) => Promise<B>): ((...args: A) => Promise<B>) => {
  let isFirst = true
  return async (...args) => {
    if (!isFirst) return run(...args)
    isFirst = false
    throw new Error('fake failure')
  }
}

/** Gives each result once, and the last one from then on. */
const inTurn = <A>(...results: readonly A[]): (() => Promise<A>) => {
  let turn = 0
  return async () => results[Math.min(turn++, results.length - 1)] as A
}

describe('a fresh token', () => {
  test('is loaded once and then returned without I/O', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    expect(await given(source())).toBe('fake-a0')
    expect(await given(source())).toBe('fake-a0')
    expect(world.events).toEqual(['load'])
  })

  test('is one whose lifetime is unknown, at any time and leeway', async () => {
    const world = new World(tokenWith())
    const source = world.source({ leeway: 1e6 })
    for (const time of [start, 99_999_999_999]) {
      world.time = time
      expect(await given(source())).toBe('fake-access-token')
    }
    expect(world.events).toEqual(['load'])
  })

  test('is loaded by the local clock without another one', async () => {
    const world = new World(tokenOf(0, Math.floor(Date.now() / 1000)))
    const { load, save, refresh } = world
    expect(await given(tokenSource({ load, save, refresh })())).toBe('fake-a0')
    world.stored = expired
    expect(await given(tokenSource({ load, save, refresh })())).toBe('fake-a1')
  })
})

describe('an expired token', () => {
  test('is refreshed, merged and saved before the call ends', async () => {
    const world = new World({ ...expired, scope: ['fake:read'] })
    const token = rightOf(await world.source()())
    expect(CanonicalToken.encode(token)).toEqual({
      v: 1,
      accessToken: 'fake-a1',
      tokenType: 'Bearer',
      refreshToken: 'fake-r1',
      expiresIn: 3600,
      issuedAt: start,
      scope: ['fake:read'],
    })
    expect(world.stored).toBe(token)
    expect(world.events).toEqual(['load', 'refresh fake-r0', 'save fake-a1'])
  })

  test('in memory is read from the store again, where another process has saved a token', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    await source()
    world.time += 3600
    world.stored = tokenOf(7, world.time)
    expect(await given(source())).toBe('fake-a7')
    expect(world.requests).toEqual([])
  })

  test.each([
    [3539, 'fake-a0'],
    [3540, 'fake-a1'],
  ])('counts as expired a leeway early: after %d of 3600 seconds the token is %s', async (seconds, expected) => {
    const world = new World(tokenOf(0))
    const source = world.source({ leeway: 60 })
    world.time += seconds
    expect(await given(source())).toBe(expected)
  })

  test('is refreshed too where the leeway is not a number of seconds', async () => {
    for (const leeway of [Number.NaN, -1]) expect(await given(new World(expired).source({ leeway })())).toBe('fake-a1')
  })
})

describe('a token that does not live longer than the leeway', () => {
  test('is refreshed once, and used for half of its life', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ leeway: 3600 })
    for (const time of [0, 0, 1799]) {
      world.time = start + time
      expect(await given(source())).toBe('fake-a1')
    }
    expect(world.requests).toEqual(['refresh fake-r0'])
    world.time = start + 1800
    expect(await given(source())).toBe('fake-a2')
  })

  test('is returned to the call that refreshed it, although it has a lifetime of 0', async () => {
    const world = new World(expired)
    const refresh = async () => answered(tokenWith({ expiresIn: 0 }))
    const source = world.source({ refresh, leeway: 60 })
    await source()
    await source()
    expect(world.requests).toEqual(['refresh fake-r0', 'refresh fake-r0'])
  })
})

test('a storm of callers shares one refresh', async () => {
  const world = new World(expired)
  const source = world.source()
  const tokens = await Promise.all(Array.from({ length: 200 }, () => given(source())))
  expect(new Set(tokens)).toEqual(new Set(['fake-a1']))
  expect(world.events).toEqual(['load', 'refresh fake-r0', 'save fake-a1'])
})

test.each([undefined, null])('nobody is signed in where the store gives %s, until it has a token', async (nothing) => {
  const world = new World(nothing)
  const source = world.source()
  const error = leftOf(await source())
  expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-signed-in', source: 'token-source' })
  expect(retryAdvice(error)).toEqual({ action: 'sign-in-again' })
  world.stored = tokenOf(0)
  expect(await given(source())).toBe('fake-a0')
  world.time += 3600
  world.stored = nothing
  expect(leftOf(await source({ rejected: true })).code).toBe('not-signed-in')
})

test('a token that cannot be refreshed is returned until it expires', async () => {
  const world = new World(tokenOf(0))
  const source = world.source({ leeway: 600, refresh: async () => undefined })
  world.time += 3590
  expect(await given(source())).toBe('fake-a0')
  expect(leftOf(await source({ rejected: true })).code).toBe('not-signed-in')
  world.time += 10
  expect(leftOf(await source()).code).toBe('not-signed-in')
  world.stored = tokenOf(7, world.time)
  expect(await given(source())).toBe('fake-a7')
})

describe('a rejected token', () => {
  test('is refreshed although it is fresh', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    await source()
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(await given(source())).toBe('fake-a1')
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('of an earlier process is refreshed', async () => {
    const world = new World(tokenOf(0))
    expect(await given(world.source()({ rejected: true }))).toBe('fake-a1')
  })

  test('is replaced by the one that another process has saved', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    await source()
    world.stored = tokenOf(7)
    expect(await given(source({ rejected: true }))).toBe('fake-a7')
    expect(world.requests).toEqual([])
  })

  test('joins a refresh that is running, in each of its steps', async () => {
    for (const slow of ['refresh', 'save'] as const) {
      const world = new World(tokenOf(0))
      let resume = (): void => {}
      const waiting = new Promise<void>((resolve) => {
        resume = resolve
      })
      const late = async (token: Token): Promise<unknown> => {
        await waiting
        return world[slow](token)
      }
      const source = world.source({ [slow]: late })
      await source()
      world.time += 3600
      const results = [source(), source({ rejected: true })]
      await vi.waitFor(() => expect(world.events.join()).toContain(slow))
      results.push(source({ rejected: true }), source())
      resume()
      expect(await Promise.all(results.map(given))).toEqual(['fake-a1', 'fake-a1', 'fake-a1', 'fake-a1'])
      expect(new Set(world.requests)).toEqual(new Set(['refresh fake-r0']))
    }
  })

  test('is not given again by a run that needed no refresh', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    const results = [source(), source({ rejected: true }), source({ rejected: true })]
    expect(await Promise.all(results.map(given))).toEqual(['fake-a0', 'fake-a1', 'fake-a1'])
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('is not given again where its refresh failed, although other callers may use it', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ refresh: inTurn(refused('temporarily_unavailable')) })
    await source()
    const [first, other] = await Promise.all([source({ rejected: true }), source()])
    expect(leftOf(first)).toMatchObject({ error: 'temporarily_unavailable' })
    expect(accessOf(rightOf(other))).toBe('fake-a0')
  })

  test('is given again where a refresh gives no other', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ refresh: async () => answered(tokenOf(0)) })
    await source()
    expect(await given(source({ rejected: true }))).toBe('fake-a0')
    expect(world.requests).toHaveLength(1)
  })

  test('is not given again by a store that lags, where the refresh token stays the same', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({
      refresh: async () => answered(tokenWith({ accessToken: secret('fake-a1'), issuedAt: start })),
      save: async () => {},
    })
    await source()
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(world.requests).toEqual(['refresh fake-r0', 'refresh fake-r0'])
  })
})

describe('after invalid_grant', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const settled = async <A>(result: Promise<A>): Promise<A> => {
    await vi.advanceTimersByTimeAsync(10_000)
    return result
  }

  test('the store is read a few times, and then the error is returned', async () => {
    const world = new World(expired)
    const error = leftOf(await settled(world.source({ refresh: inTurn(refused('invalid_grant')) })()))
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant' })
    expect(retryAdvice(error)).toEqual({ action: 'sign-in-again' })
    expect(world.requests).toEqual(['refresh fake-r0'])
    expect(world.events.filter((event) => event === 'load').length).toBeGreaterThanOrEqual(3)
  })

  test('the token of another process is taken, also where it is saved late or its clock is behind', async () => {
    for (const late of [0, 900]) {
      for (const issuedAt of [start, 0]) {
        const world = new World(expired)
        const refresh = async () => {
          setTimeout(() => {
            world.stored = tokenOf(7, issuedAt)
          }, late)
          return refused('invalid_grant')
        }
        const source = world.source({ refresh })
        expect(await settled(given(source()))).toBe('fake-a7')
        expect(world.requests).toEqual(['refresh fake-r0'])
        // The token that was refused is not sent again, although the store lags.
        world.stored = expired
        world.time = start + 3600
        await settled(source())
        expect(world.requests).toEqual(['refresh fake-r0', 'refresh fake-r7'])
      }
    }
  })

  test('a store that was emptied ends the session with the error', async () => {
    const world = new World(expired)
    const refresh = async () => {
      world.stored = undefined
      return refused('invalid_grant')
    }
    expect(leftOf(await settled(world.source({ refresh })()))).toMatchObject({ error: 'invalid_grant' })
  })

  test('a new sign-in is taken by the next call', async () => {
    const world = new World(expired)
    const source = world.source({ refresh: inTurn(refused('invalid_grant')) })
    leftOf(await settled(source()))
    world.stored = tokenOf(7)
    expect(await settled(given(source()))).toBe('fake-a7')
  })
})

test('any other refusal is returned at once, and not remembered', async () => {
  const world = new World(expired)
  const answers = [refused('invalid_client', 401), refused('server_error', 500), answered(tokenOf(1))]
  const source = world.source({ refresh: inTurn(...answers) })
  expect(leftOf(await source())).toMatchObject({ error: 'invalid_client' })
  expect(leftOf(await source())).toMatchObject({ error: 'server_error' })
  expect(await given(source())).toBe('fake-a1')
  expect(world.events.filter((event) => event === 'load')).toHaveLength(3)
})

describe('a refresh that fails for a passing reason', () => {
  test.each([
    ['the advised time', refused('temporarily_unavailable', 503, '30'), 30],
    ['a second', refused('temporarily_unavailable', 503), 1],
  ])('gives the old token until it expires, and nothing is tried before %s', async (_, failure, after) => {
    const world = new World(tokenOf(0))
    const source = world.source({ leeway: 600, refresh: inTurn(failure, answered(tokenOf(1))) })
    world.time += 3000
    for (const seconds of [0, 0, after - 0.5]) {
      world.time = start + 3000 + seconds
      expect(await given(source())).toBe('fake-a0')
    }
    expect(leftOf(await source({ rejected: true }))).toMatchObject({ error: 'temporarily_unavailable' })
    expect(world.requests).toEqual(['refresh fake-r0'])
    world.time = start + 3000 + after
    expect(await given(source())).toBe('fake-a1')
  })

  test('is the answer where the old token expires before the advised time', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({
      leeway: 600,
      refresh: inTurn(refused('slow_down', 429, '60'), answered(tokenOf(1, start + 3600))),
    })
    world.time += 3590
    expect(await given(source())).toBe('fake-a0')
    world.time += 10
    expect(leftOf(await source())).toMatchObject({ error: 'slow_down', retryAfter: 60 })
    expect(world.requests).toEqual(['refresh fake-r0'])
    world.stored = tokenOf(7, world.time)
    expect(await given(source())).toBe('fake-a7')
  })

  test('is the answer of the other failures too, at once', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ leeway: 600, refresh: inTurn(refused('invalid_client', 401)) })
    world.time += 3590
    expect(leftOf(await source())).toMatchObject({ error: 'invalid_client' })
  })
})

describe('a lock', () => {
  /** Runs one at a time, and records it. */
  const lockOf = (world: World): NonNullable<TokenSourceOptions['lock']> => {
    let last: Promise<unknown> = Promise.resolve()
    return (run) => {
      const next = last.then(async () => {
        world.events.push('lock')
        try {
          return await run()
        } finally {
          world.events.push('unlock')
        }
      })
      last = next.catch(() => {})
      return next
    }
  }

  test('spans loading, refreshing and saving, and is not taken for a fresh token', async () => {
    const world = new World(expired)
    const source = world.source({ lock: lockOf(world) })
    await source()
    await source()
    expect(world.events).toEqual(['lock', 'load', 'refresh fake-r0', 'save fake-a1', 'unlock'])
  })

  test('lets one of several sources refresh, and the others take its token', async () => {
    const world = new World(expired)
    const lock = lockOf(world)
    const sources = Array.from({ length: 5 }, () => world.source({ lock }))
    expect(new Set(await Promise.all(sources.map((source) => given(source()))))).toEqual(new Set(['fake-a1']))
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('is released after a failure, and its own failure rejects', async () => {
    const world = new World(expired)
    const lock = lockOf(world)
    const source = world.source({ lock, refresh: failsOnce(world.refresh) })
    await expect(source()).rejects.toThrow('fake failure')
    expect(await given(source())).toBe('fake-a1')
    const fails = () => Promise.reject(new Error('fake lock'))
    await expect(new World(expired).source({ lock: fails })()).rejects.toThrow('fake lock')
  })
})

describe('a rejected', () => {
  const rejectsForAll = async (source: ReturnType<typeof tokenSource>): Promise<void> => {
    const results = await Promise.allSettled([source(), source(), source({ rejected: true })])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  }

  test.each(['load', 'refresh'] as const)('%s rejects every waiter and is not remembered', async (part) => {
    const world = new World(expired)
    const run = part === 'load' ? async () => expired : world.refresh
    const source = world.source({ [part]: failsOnce<never[], unknown>(run as () => Promise<unknown>) })
    await rejectsForAll(source)
    expect(await given(source())).toBe('fake-a1')
  })

  test('refresh rejects too where the old token still lives', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ leeway: 600, refresh: failsOnce(world.refresh) })
    world.time += 3590
    await rejectsForAll(source)
    expect(await given(source())).toBe('fake-a1')
  })

  test('save rejects every waiter; the token is returned from memory, and saved before the next refresh', async () => {
    const world = new World(expired)
    const source = world.source({ save: failsOnce(world.save) })
    await rejectsForAll(source)
    expect(world.stored).toBe(expired)
    const before = world.events.length
    for (const rejected of [false, false]) expect(await given(source({ rejected }))).toBe('fake-a1')
    expect(world.events.length).toBe(before)
    world.time += 3600
    expect(await given(source())).toBe('fake-a2')
    expect(world.events.slice(before).filter((event) => event !== 'save fake-a1')).toEqual([
      'load',
      'refresh fake-r1',
      'save fake-a2',
      'save fake-a2',
    ])
    expect(world.events.lastIndexOf('save fake-a1')).toBeLessThan(world.events.indexOf('refresh fake-r1'))
    expect(accessOf(world.stored ?? expired)).toBe('fake-a2')
  })

  test('save is not followed by a second refresh for the token that was rejected', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ save: failsOnce(world.save) })
    await source()
    await expect(source({ rejected: true })).rejects.toThrow('fake failure')
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('save that always fails never has a spent refresh token sent', async () => {
    const world = new World(expired)
    const source = world.source({ save: () => Promise.reject(new Error('fake failure')) })
    for (const rejected of [false, true, false, true]) await source({ rejected }).catch(() => {})
    world.time += 3600
    for (const rejected of [false, true, false]) await expect(source({ rejected })).rejects.toThrow('fake failure')
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('save does not write over the token of another process, nor into a store that was emptied', async () => {
    for (const stored of [tokenOf(7, start + 3600), undefined]) {
      const world = new World(expired)
      const source = world.source({ save: failsOnce(world.save) })
      await rejectsForAll(source)
      world.stored = stored
      world.time += 3600
      const result = await source()
      expect(result._tag === 'Right' ? accessOf(result.right) : result.left.code).toBe(
        stored === undefined ? 'not-signed-in' : 'fake-a7',
      )
      expect(world.stored).toBe(stored)
    }
  })
})

describe('a store', () => {
  test('that lags behind by several refreshes does not get a spent refresh token sent', async () => {
    const world = new World(expired)
    const source = world.source({ save: async () => {} })
    for (const round of [1, 2, 3, 4]) {
      world.stored = tokenOf(Math.max(0, round - 2), 0)
      expect(await given(source())).toBe(`fake-a${round}`)
      world.time += 3600
    }
    expect(world.requests).toEqual([0, 1, 2, 3].map((round) => `refresh fake-r${round}`))
  })

  test('that keeps only texts and the expiry is read like one that keeps the whole token', async () => {
    const world = new World(tokenOf(0))
    const save = async ({ accessToken, refreshToken = secret(''), tokenType }: Token) => {
      const texts = [reveal(accessToken), reveal(refreshToken)] as const
      world.stored = { accessToken: secret(texts[0]), refreshToken: secret(texts[1]), tokenType }
    }
    const source = world.source({ save })
    await source()
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(await given(source({ rejected: true }))).toBe('fake-a2')
  })

  test('of two processes serves both where the refresh token stays the same', async () => {
    const world = new World(expired)
    let round = 0
    const refresh = async () =>
      answered(tokenWith({ accessToken: secret(`fake-b${++round}`), expiresIn: 60, issuedAt: world.time }))
    const [one, other] = [world.source({ refresh }), world.source({ refresh })]
    for (const source of [one, other, one, other]) {
      world.time += 30
      await source()
    }
    expect(world.requests).toHaveLength(2)
  })
})

test('milliseconds from the clock reject with a RangeError, and nothing is requested', async () => {
  const world = new World(expired)
  await expect(world.source({ now: Date.now })()).rejects.toThrow(RangeError)
  const source = world.source()
  await source()
  world.time *= 1000
  await expect(source()).rejects.toThrow(RangeError)
  expect(world.requests).toHaveLength(1)
})

describe('in any order of events', () => {
  afterEach(() => void vi.unstubAllGlobals())

  /** A provider that rotates: it refuses a spent refresh token, and may then revoke the grant. */
  class Provider {
    isRevoked = false
    /** Requests that are running, and the most at once, by one source. */
    readonly running = { one: 0, other: 0 }
    readonly requests = { one: 0, other: 0 }
    most = 0
    /** The refresh tokens that a source has exchanged, and those that it has sent again. */
    readonly exchanged = { one: new Set<string>(), other: new Set<string>() }
    readonly sentAgain: string[] = []
    #round = 0

    constructor(
      readonly revokes: boolean,
      readonly turn: () => Promise<unknown>,
    ) {}

    async refresh(name: 'one' | 'other', token: Token, now: () => number): Promise<Either<TokenError, ReadResult>> {
      this.requests[name] += 1
      this.running[name] += 1
      this.most = Math.max(this.most, this.running[name])
      await this.turn()
      const answer = this.#answer(name, refreshOf(token), now())
      await this.turn()
      this.running[name] -= 1
      return answer
    }

    #answer(name: 'one' | 'other', sent: string, time: number): Either<TokenError, ReadResult> {
      if (this.exchanged[name].has(sent)) this.sentAgain.push(sent)
      if (sent !== `fake-r${this.#round}` || this.isRevoked) {
        this.isRevoked ||= this.revokes
        return refused('invalid_grant')
      }
      this.exchanged[name].add(sent)
      this.#round += 1
      return answered(tokenOf(this.#round, time))
    }
  }

  const names = ['one', 'other'] as const
  const call = fc.record({
    name: fc.constantFrom(...names),
    rejected: fc.boolean(),
    seconds: fc.constantFrom(0, 0, 3600),
  })
  const cases = fc.record({
    scheduler: fc.scheduler(),
    calls: fc.array(call, { minLength: 1, maxLength: 8 }),
    revokes: fc.boolean(),
    locks: fc.boolean(),
    /** The save that fails, if there are so many. */
    failing: fc.nat(9),
  })

  test('two sources of one store end each call, and send one request at a time and no exchanged token again', () =>
    fc.assert(
      fc.asyncProperty(cases, async ({ scheduler, calls, revokes, locks, failing }) => {
        const turn = (): Promise<unknown> => scheduler.schedule(Promise.resolve())
        vi.stubGlobal('setTimeout', (run: () => void) => void turn().then(run))
        const provider = new Provider(revokes, turn)
        let stored = tokenOf(0, 0)
        let time = start
        let saves = 0
        let last: Promise<unknown> = Promise.resolve()
        const lock: TokenSourceOptions['lock'] = (run) => {
          const next = last.then(run)
          last = next.catch(() => {})
          return next
        }
        const sourceOf = (name: 'one' | 'other') =>
          tokenSource({
            load: () => turn().then(() => stored),
            save: async (token) => {
              await turn()
              saves += 1
              if (saves === failing) throw new Error('fake failure')
              stored = token
            },
            refresh: (token) => provider.refresh(name, token, () => time),
            now: () => time,
            ...(locks ? { lock } : {}),
          })
        const sources = { one: sourceOf('one'), other: sourceOf('other') }
        const ends = calls.map(async ({ name, rejected, seconds }) => {
          await turn()
          time += seconds
          return sources[name]({ rejected }).catch(() => 'rejected' as const)
        })
        const results = await scheduler.waitFor(Promise.all(ends))

        const hasFailed = failing > 0 && saves >= failing
        for (const result of results) {
          if (result === 'rejected') expect(hasFailed).toBe(true)
          else if (result._tag === 'Left') expect(retryAdvice(result.left).action).toBe('sign-in-again')
          if (locks && !hasFailed) expect(result).toMatchObject({ _tag: 'Right' })
        }
        expect(provider.most).toBeLessThanOrEqual(1)
        expect(provider.sentAgain).toEqual([])
        for (const name of names) {
          expect(provider.requests[name]).toBeLessThanOrEqual(calls.filter((one) => one.name === name).length)
        }
      }),
      { numRuns: inject('cases') },
    ))
})
