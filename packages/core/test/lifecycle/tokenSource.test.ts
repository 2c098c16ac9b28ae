import { describe, expect, test } from 'vitest'
import type { Token, TokenSourceOptions } from '../../src/index.js'
import { CanonicalToken, retryAdvice, reveal, secret, tokenSource } from '../../src/index.js'
import { leftOf, rightOf, tokenWith } from '../support/index.js'
import { accessOf, answered, expired, failsOnce, given, start, tokenOf, World } from '../support/World.js'

describe('a fresh token', () => {
  test('is loaded once and then returned without I/O', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    expect(await given(source())).toBe('fake-a0')
    expect(await given(source())).toBe('fake-a0')
    expect(world.events).toEqual(['load'])
  })

  test('includes one with an unknown lifetime, at any time and leeway', async () => {
    const world = new World(tokenWith())
    const source = world.source({ leeway: 1e6 })
    for (const time of [start, 99_999_999_999]) {
      world.time = time
      expect(await given(source())).toBe('fake-access-token')
    }
    expect(world.events).toEqual(['load'])
  })

  test('is checked against the local clock by default', async () => {
    const world = new World(tokenOf(0, Math.floor(Date.now() / 1000)))
    const { load, save, refresh } = world
    expect(await given(tokenSource({ load, save, refresh })())).toBe('fake-a0')
    world.stored = expired
    expect(await given(tokenSource({ load, save, refresh })())).toBe('fake-a1')
  })
})

describe('an expired token', () => {
  test('is refreshed, merged and saved before the call returns', async () => {
    const world = new World({ ...expired, scope: ['fake:read'] })
    const source = world.source()
    const token = rightOf(await source())
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
    const events = ['load', 'refresh fake-r0', 'save fake-a1']
    expect(world.events).toEqual(events)
    world.time += 3600
    await source()
    expect(world.events).toEqual([...events, 'load', 'refresh fake-r1', 'save fake-a2'])
  })

  test('is read from the store again, because another process may have saved a newer one', async () => {
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

  test('is refreshed even if the leeway is invalid', async () => {
    for (const leeway of [Number.NaN, -1]) expect(await given(new World(expired).source({ leeway })())).toBe('fake-a1')
  })
})

describe('a token with a lifetime of at most the leeway', () => {
  test('is refreshed once, and used for half its lifetime', async () => {
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

  test('is returned to the call that refreshed it, even with a lifetime of 0', async () => {
    const world = new World(expired)
    const refresh = async () => answered(tokenWith({ expiresIn: 0 }))
    const source = world.source({ refresh, leeway: 60 })
    await source()
    await source()
    expect(world.requests).toEqual(['refresh fake-r0', 'refresh fake-r0'])
  })
})

describe('a token with an expiry time', () => {
  const until = (expiresAt: number, name: string) =>
    tokenWith({ accessToken: secret(name), refreshToken: secret('fake-r'), expiresAt })

  test('is fresh until then, without an issue time', async () => {
    const world = new World(until(start + 60, 'fake-old'))
    const source = world.source({ leeway: 10, refresh: async () => answered(until(start + 120, 'fake-new')) })
    world.time = start + 49
    expect(await given(source())).toBe('fake-old')
    world.time = start + 50
    expect(await given(source())).toBe('fake-new')
    expect(world.requests).toHaveLength(1)
  })

  test('in the near future is refreshed once, and used for half its lifetime', async () => {
    const world = new World(until(start, 'fake-old'))
    const source = world.source({ leeway: 3600, refresh: async () => answered(until(start + 60, 'fake-new')) })
    for (const time of [0, 0, 29]) {
      world.time = start + time
      expect(await given(source())).toBe('fake-new')
    }
    expect(world.requests).toHaveLength(1)
    world.time = start + 30
    await source()
    expect(world.requests).toHaveLength(2)
  })

  test('in the past is returned to the call that refreshed it', async () => {
    const world = new World(until(start, 'fake-old'))
    const source = world.source({ refresh: async () => answered(until(start - 60, 'fake-new')) })
    expect(await given(source())).toBe('fake-new')
    expect(world.requests).toHaveLength(1)
  })
})

test('concurrent callers share one refresh', async () => {
  const world = new World(expired)
  const source = world.source()
  const tokens = await Promise.all(Array.from({ length: 200 }, () => given(source())))
  expect(new Set(tokens)).toEqual(new Set(['fake-a1']))
  expect(world.events).toEqual(['load', 'refresh fake-r0', 'save fake-a1'])
})

test.each([undefined, null])('no user is signed in while the store returns %s', async (nothing) => {
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

describe('a lock', () => {
  /** A lock that records its use. */
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

  test('lets one of several sources refresh, and the others use its token', async () => {
    const world = new World(expired)
    const lock = lockOf(world)
    const sources = Array.from({ length: 5 }, () => world.source({ lock }))
    expect(new Set(await Promise.all(sources.map((source) => given(source()))))).toEqual(new Set(['fake-a1']))
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('is released after a failure, and rejects with its own failure', async () => {
    const world = new World(expired)
    const lock = lockOf(world)
    const source = world.source({ lock, refresh: failsOnce(world.refresh) })
    await expect(source()).rejects.toThrow('fake failure')
    expect(await given(source())).toBe('fake-a1')
    const fails = () => Promise.reject(new Error('fake lock'))
    await expect(new World(expired).source({ lock: fails })()).rejects.toThrow('fake lock')
  })
})

describe('a store', () => {
  test('that is several refreshes behind never causes a spent refresh token to be sent', async () => {
    const world = new World(expired)
    const source = world.source({ save: async () => {} })
    for (const round of [1, 2, 3, 4]) {
      world.stored = tokenOf(Math.max(0, round - 2), 0)
      expect(await given(source())).toBe(`fake-a${round}`)
      world.time += 3600
    }
    expect(world.requests).toEqual([0, 1, 2, 3].map((round) => `refresh fake-r${round}`))
  })

  test('that keeps only strings does not lose other members of the token in memory', async () => {
    const world = new World({ ...expired, scope: ['fake:read'] })
    const save = async ({ accessToken, refreshToken = secret(''), tokenType }: Token) => {
      world.stored = { accessToken: secret(reveal(accessToken)), refreshToken: secret(reveal(refreshToken)), tokenType }
    }
    const source = world.source({ save })
    for (const round of [1, 2, 3]) {
      const token = rightOf(await source({ rejected: round > 1 }))
      expect([accessOf(token), token.scope]).toEqual([`fake-a${round}`, ['fake:read']])
    }
  })

  test('shared by two processes serves both if the refresh token stays the same', async () => {
    const world = new World(expired)
    let round = 0
    const refresh = async () =>
      answered(tokenWith({ accessToken: secret(`fake-b${++round}`), expiresIn: 60, issuedAt: world.time }))
    const [one, other] = [world.source({ refresh }), world.source({ refresh })]
    for (const source of [one, other, other, one]) {
      world.time += 30
      await source()
    }
    expect(world.requests).toHaveLength(2)
  })
})

test('a clock in milliseconds rejects with a RangeError, and no request is sent', async () => {
  const world = new World(expired)
  await expect(world.source({ now: Date.now })()).rejects.toThrow(RangeError)
  const source = world.source()
  await source()
  world.time *= 1000
  await expect(source()).rejects.toThrow(RangeError)
  expect(world.requests).toHaveLength(1)
})

test('a response without an issue time counts from the request', async () => {
  const world = new World(expired)
  const { issuedAt: _, ...undated } = tokenOf(1)
  const source = world.source({
    refresh: async () => {
      world.time += 5
      return answered(undated)
    },
  })
  expect(rightOf(await source()).issuedAt).toBe(start)
  world.time = start + 3600
  await source()
  expect(world.requests).toHaveLength(2)
})
