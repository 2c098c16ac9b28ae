// Tokens that a resource server has rejected.
import { describe, expect, test, vi } from 'vitest'
import type { Token } from '../../src/index.js'
import { secret } from '../../src/index.js'
import { leftOf, rightOf, tokenWith } from '../support/index.js'
import { accessOf, answered, given, inTurn, refused, start, tokenOf, World } from '../support/World.js'

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
