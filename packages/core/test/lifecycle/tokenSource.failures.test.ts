// Failed refreshes, and rejections of the store and the token endpoint.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { tokenSource } from '../../src/index.js'
import { retryAdvice } from '../../src/index.js'
import { leftOf } from '../support/index.js'
import {
  accessOf,
  answered,
  expired,
  failsOnce,
  given,
  inTurn,
  refused,
  start,
  tokenOf,
  World,
} from '../support/World.js'

describe('after invalid_grant', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const settled = async <A>(result: Promise<A>): Promise<A> => {
    await vi.advanceTimersByTimeAsync(10_000)
    return result
  }

  test('the store is read several times before the error is returned', async () => {
    const world = new World(expired)
    const error = leftOf(await settled(world.source({ refresh: inTurn(refused('invalid_grant')) })()))
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant' })
    expect(retryAdvice(error)).toEqual({ action: 'sign-in-again' })
    expect(world.requests).toEqual(['refresh fake-r0'])
    expect(world.events.filter((event) => event === 'load').length).toBeGreaterThanOrEqual(3)
  })

  test('the token of another process is returned, even if it is saved late or its clock is behind', async () => {
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
        // The rejected refresh token is not sent again, although the store is behind.
        world.stored = expired
        world.time = start + 3600
        await settled(source())
        expect(world.requests).toEqual(['refresh fake-r0', 'refresh fake-r7'])
      }
    }
  })

  test('an emptied store ends the session with the error', async () => {
    const world = new World(expired)
    const refresh = async () => {
      world.stored = undefined
      return refused('invalid_grant')
    }
    expect(leftOf(await settled(world.source({ refresh })()))).toMatchObject({ error: 'invalid_grant' })
  })

  test('the next call returns the token of a new sign-in', async () => {
    const world = new World(expired)
    const source = world.source({ refresh: inTurn(refused('invalid_grant')) })
    leftOf(await settled(source()))
    world.stored = tokenOf(7)
    expect(await settled(given(source()))).toBe('fake-a7')
  })
})

test('any other OAuth error is returned at once and not cached', async () => {
  const world = new World(expired)
  const answers = [refused('invalid_client', 401), refused('server_error', 500), answered(tokenOf(1))]
  const source = world.source({ refresh: inTurn(...answers) })
  expect(leftOf(await source())).toMatchObject({ error: 'invalid_client' })
  expect(leftOf(await source())).toMatchObject({ error: 'server_error' })
  expect(await given(source())).toBe('fake-a1')
  expect(world.events.filter((event) => event === 'load')).toHaveLength(3)
})

describe('a temporary refresh failure', () => {
  test.each([
    ['the advised time', refused('temporarily_unavailable', 503, '30'), 30],
    ['a second', refused('temporarily_unavailable', 503), 1],
  ])('returns the previous token until it expires, and sends no request before %s', async (_, failure, after) => {
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

  test('is returned if the previous token expires before the advised time', async () => {
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

  test('is returned at once for other errors too', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ leeway: 600, refresh: inTurn(refused('invalid_client', 401)) })
    world.time += 3590
    expect(leftOf(await source())).toMatchObject({ error: 'invalid_client' })
  })
})

describe('a rejection', () => {
  const rejectsForAll = async (source: ReturnType<typeof tokenSource>): Promise<void> => {
    const results = await Promise.allSettled([source(), source(), source({ rejected: true })])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  }

  test.each(['load', 'refresh'] as const)('of %s rejects all waiting calls and is not cached', async (part) => {
    const world = new World(expired)
    const run = part === 'load' ? async () => expired : world.refresh
    const source = world.source({ [part]: failsOnce<never[], unknown>(run as () => Promise<unknown>) })
    await rejectsForAll(source)
    expect(await given(source())).toBe('fake-a1')
  })

  test('of refresh rejects even if the previous token is still valid', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ leeway: 600, refresh: failsOnce(world.refresh) })
    world.time += 3590
    await rejectsForAll(source)
    expect(await given(source())).toBe('fake-a1')
  })

  test('of save rejects all waiting calls; the token is returned from memory and saved before the next refresh', async () => {
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

  test('of save does not cause a second refresh for the rejected token', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ save: failsOnce(world.save) })
    await source()
    await expect(source({ rejected: true })).rejects.toThrow('fake failure')
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('of every save never causes a spent refresh token to be sent', async () => {
    const world = new World(expired)
    const source = world.source({ save: () => Promise.reject(new Error('fake failure')) })
    for (const rejected of [false, true, false, true]) await source({ rejected }).catch(() => {})
    world.time += 3600
    for (const rejected of [false, true, false]) await expect(source({ rejected })).rejects.toThrow('fake failure')
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('of save does not overwrite the token of another process or an emptied store', async () => {
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
      world.time += 3600
      await source()
      expect(world.events.filter((event) => event === 'save fake-a1')).toHaveLength(1)
      expect(world.events).not.toContain('save fake-a7')
    }
  })
})
